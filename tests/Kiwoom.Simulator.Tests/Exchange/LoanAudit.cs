using Kiwoom.Simulator.Exchange;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>One account's margin loans, reckoned share by share: slow, and hard to get wrong.</summary>
internal sealed class LoanAudit
{
    private const decimal OwnPart = 0.45m;
    private const decimal YearlyInterest = 0.09m;

    private readonly SortedDictionary<(string Code, DateOnly Date), Lot> _lots = [];

    public long Interest { get; private set; }

    public long Owed => _lots.Values.Sum(lot => lot.Owed);

    public IEnumerable<((string Code, DateOnly Date) Key, long Shares, long Owed)> Left =>
        _lots.Where(entry => entry.Value.Shares > 0).Select(entry => (entry.Key, entry.Value.Shares, entry.Value.Owed));

    /// <summary>The broker's part of an order's purchases: what the account's part, rounded up, leaves.</summary>
    public static long LoanOf(long value) => value - (long)Math.Ceiling(value * OwnPart);

    public void BeginDay()
    {
        foreach (var lot in _lots.Values)
        {
            (lot.RepaidToday, lot.InterestToday) = (0, 0);
        }
    }

    public void Buy(string code, DateOnly day, long quantity, long loan)
    {
        if (!_lots.TryGetValue((code, day), out var lot))
        {
            lot = new Lot();
            _lots.Add((code, day), lot);
        }

        lot.Shares += quantity;
        lot.Owed += loan;
    }

    /// <summary>The loans of the shares that a sale holds back, one for each.</summary>
    public List<DateOnly> Claim(string code, DateOnly? day, long quantity)
    {
        List<DateOnly> claims = [];
        foreach (var (key, lot) in _lots.Where(entry => entry.Key.Code == code && (day ?? entry.Key.Date) == entry.Key.Date))
        {
            for (; claims.Count < quantity && lot.Claimed < lot.Shares; lot.Claimed++)
            {
                claims.Add(key.Date);
            }
        }

        Assert.That(claims, Has.Count.EqualTo(quantity), "A sale of shares that are not there.");
        return claims;
    }

    public void GiveBack(string code, List<DateOnly> claims, long quantity)
    {
        for (var i = 0; i < quantity; i++)
        {
            _lots[(code, claims[^1])].Claimed--;
            claims.RemoveAt(claims.Count - 1);
        }
    }

    /// <summary>Sells the first of an order's shares; gives what is left of their price for the account.</summary>
    public long Sell(string code, DateOnly today, List<DateOnly> claims, long price, long quantity)
    {
        long left = 0;
        foreach (var group in claims.Take((int)quantity).GroupBy(date => date).ToList())
        {
            var (lot, count) = (_lots[(code, group.Key)], group.Count());
            var repaid = count == lot.Shares ? lot.Owed : (long)Math.Floor((decimal)lot.Owed * count / lot.Shares);
            lot.Shares -= count;
            lot.Claimed -= count;
            lot.Owed -= repaid;
            lot.RepaidToday += repaid;
            var days = MarketEngine.Calendar.Add(today, 2).DayNumber - MarketEngine.Calendar.Add(group.Key, 2).DayNumber;
            var interest = (long)Math.Floor(lot.RepaidToday * YearlyInterest * days / 365);
            left += (price * count) - repaid - (interest - lot.InterestToday);
            Interest += interest - lot.InterestToday;
            lot.InterestToday = interest;
        }

        claims.RemoveRange(0, (int)quantity);
        return left;
    }

    private sealed class Lot
    {
        public long Shares { get; set; }

        public long Claimed { get; set; }

        public long Owed { get; set; }

        public long RepaidToday { get; set; }

        public long InterestToday { get; set; }
    }
}
