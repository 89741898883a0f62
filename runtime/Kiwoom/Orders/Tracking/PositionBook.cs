using Kiwoom.Account;
using Kiwoom.Realtime;

namespace Kiwoom.Orders;

/// <summary>What the account holds, from messages and, at the start and after gaps, from its list.</summary>
internal sealed class PositionBook
{
    private readonly Dictionary<(string Code, string CreditType, DateOnly? LoanDate), (TrackedPosition Position, long ToldAt)> _positions = [];
    private long _count;
    private long _gapAt;

    /// <summary>Whether no message is missing.</summary>
    public bool AreKnown { get; private set; }

    public IReadOnlyList<TrackedPosition> All =>
    [
        .. _positions.Values.OrderBy(entry => entry.Position.Code, StringComparer.Ordinal).ThenBy(entry => entry.Position.CreditType, StringComparer.Ordinal)
            .Select(entry => entry.Position with { IsKnown = entry.Position.IsKnown && entry.ToldAt > _gapAt }),
    ];

    /// <summary>A message has told of a holding.</summary>
    public void Apply(BalanceUpdate balance, DateTimeOffset now) => Set(new TrackedPosition
    {
        Code = balance.StockCode.Code,
        CreditType = balance.CreditType,
        LoanDate = balance.LoanDate,
        IsKnown = true,
        Quantity = balance.HoldingQuantity,
        OrderableQuantity = balance.OrderableQuantity,
        AveragePrice = balance.AveragePrice,
        TodayProfit = balance.TodayTotalSellProfit,
        KnownAt = now,
    });

    /// <summary>Messages may have been lost.</summary>
    public void Gap()
    {
        _gapAt = ++_count;
        AreKnown = false;
    }

    /// <summary>Begins to read the list. A message that comes meanwhile is newer.</summary>
    public long BeginLookUp() => ++_count;

    /// <summary>The list has been read: what it has no row of is held no more.</summary>
    public void EndLookUp(IEnumerable<AccountProfitEntry> rows, long begun, DateTimeOffset now)
    {
        var listed = rows.Select(row => new TrackedPosition
        {
            Code = row.StockCode.Code,
            CreditType = row.CreditType,
            LoanDate = row.LoanDate,
            IsKnown = true,
            Quantity = row.HoldingQuantity,
            OrderableQuantity = row.LiquidatableQuantity,
            AveragePrice = row.PurchasePrice,
            TodayProfit = row.TodaySellProfit,
            KnownAt = now,
        }).ToList();
        foreach (var position in listed.Where(position => !IsNewer(KeyOf(position), begun)))
        {
            Set(position);
        }

        var keys = listed.Select(KeyOf).ToHashSet();
        foreach (var (key, (position, _)) in _positions.Where(entry => !keys.Contains(entry.Key) && !IsNewer(entry.Key, begun)).ToList())
        {
            Set(position with { IsKnown = true, Quantity = 0, OrderableQuantity = 0, KnownAt = now });
        }

        AreKnown = AreKnown || begun > _gapAt;
    }

    private static (string Code, string CreditType, DateOnly? LoanDate) KeyOf(TrackedPosition position) => (position.Code, position.CreditType, position.LoanDate);

    private bool IsNewer((string Code, string CreditType, DateOnly? LoanDate) key, long begun) => _positions.TryGetValue(key, out var entry) && entry.ToldAt > begun;

    private void Set(TrackedPosition position) => _positions[KeyOf(position)] = (position, ++_count);
}
