using System.Globalization;

namespace Kiwoom.Orders;

/// <summary>Counts a client's orders of one Korean day, however many are sent at once.</summary>
internal sealed class DayCount(int limit, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private DateOnly _day;
    private int _count;

    /// <summary>Takes one of the day's orders.</summary>
    /// <exception cref="KiwoomRequestException">All are taken.</exception>
    public Place Take(string apiId)
    {
        var today = KoreanTime.Today(clock);
        lock (_gate)
        {
            // Never back: a clock that is set back gives no orders twice.
            if (today > _day)
            {
                _day = today;
                _count = 0;
            }

            if (_count < limit)
            {
                _count++;
                return new Place(this, _day);
            }
        }

        var problem = string.Create(CultureInfo.InvariantCulture, $"{limit} orders were sent on {today:yyyy-MM-dd} (Korean time): MaxOrdersPerDay allows no more. Cancellations are not counted.");
        throw new KiwoomRequestException(apiId, [problem]);
    }

    private void GiveBack(DateOnly day)
    {
        lock (_gate)
        {
            if (day == _day)
            {
                _count--;
            }
        }
    }

    /// <summary>One of the day's orders.</summary>
    internal sealed class Place(DayCount owner, DateOnly day)
    {
        /// <summary>Nothing was sent after all.</summary>
        public void GiveBack() => owner.GiveBack(day);
    }
}
