using System.Globalization;

namespace Kiwoom.Orders;

/// <summary>Counts a client's orders of one Korean day, however many are sent at once.</summary>
internal sealed class DayCount(int limit, TimeProvider clock)
{
    private readonly TimeProvider _clock = clock;
    private readonly Lock _gate = new();
    private DateOnly _day;
    private int _count;

    /// <summary>Takes one of the day's orders.</summary>
    /// <exception cref="KiwoomRequestException">All are taken.</exception>
    public Place Take(string apiId) => new(this, apiId, TakeToday(apiId));

    private DateOnly TakeToday(string apiId)
    {
        var today = KoreanTime.Today(_clock);
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
                return _day;
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

    /// <summary>One call's share of the day's orders: each time that its order goes out is one.</summary>
    internal sealed class Place(DayCount owner, string apiId, DateOnly day)
    {
        private DateOnly _day = day;
        private bool _isSpent;

        /// <summary>
        /// The order is about to go out. Where it did before it needs another place, and where midnight came while it waited one of the new day.
        /// </summary>
        /// <exception cref="KiwoomRequestException">All are taken.</exception>
        public void Renew()
        {
            if (_isSpent || KoreanTime.Today(owner._clock) > _day)
            {
                _day = owner.TakeToday(apiId);
                _isSpent = false;
            }
        }

        /// <summary>The order went out.</summary>
        public void Spend() => _isSpent = true;

        /// <summary>The call has ended: what did not go out is free again.</summary>
        public void End()
        {
            if (!_isSpent)
            {
                owner.GiveBack(_day);
            }
        }
    }
}
