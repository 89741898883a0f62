using Kiwoom.Http;
using Kiwoom.Orders;

namespace Kiwoom;

/// <content>What became of an order whose answer never came.</content>
public sealed partial class KiwoomClient
{
    private static readonly TimeSpan UsualTolerance = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public Task<OrderLookup> FindOrderAsync(KiwoomOrderOutcomeUnknownException unknown, CancellationToken cancellationToken = default) =>
        FindOrderAsync(unknown, UsualTolerance, cancellationToken);

    /// <inheritdoc/>
    public async Task<OrderLookup> FindOrderAsync(
        KiwoomOrderOutcomeUnknownException unknown, TimeSpan tolerance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return await FindAsync(unknown.ApiId, unknown.Request, unknown.SentAt, unknown.Clock, tolerance, nameof(unknown), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<OrderLookup> FindOrderAsync(
        string apiId, IOrderRequest request, DateTimeOffset sentAt, TimeSpan tolerance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(apiId);
        ArgumentNullException.ThrowIfNull(request);
        return FindAsync(apiId, request, sentAt, _clock, tolerance, nameof(apiId), cancellationToken);
    }

    private async Task<OrderLookup> FindAsync(
        string apiId, IOrderRequest request, DateTimeOffset sent, TimeProvider clock, TimeSpan tolerance, string argument, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tolerance, TimeSpan.Zero);
        var sentAt = sent.ToOffset(KoreanTime.Offset);
        var day = DateOnly.FromDateTime(sentAt.DateTime);
        var isToday = day == KoreanTime.Today(clock);

        // The server's today is asked for, whatever day this machine's clock has.
        var search = new OrderSearch(Account, request.Code, day, isToday) { LeavesDayToServer = isToday };
        var lists = ApiIds.LookUpOf(apiId);
        if (lists.Count == 0)
        {
            throw new ArgumentException($"'{apiId}' is no order that this client sends: nothing tells where to look it up.", argument);
        }

        foreach (var list in lists)
        {
            await search.ReadAsync(list, cancellationToken).ConfigureAwait(false);
        }

        var match = new OrderMatch(request, EarliestTime(sentAt, tolerance));
        return new OrderLookup(
            request, [.. search.Orders.Where(match.Fits).OrderBy(order => order.Time ?? DateTimeOffset.MaxValue).ThenBy(order => order.OrderNumber, StringComparer.Ordinal)]);
    }

    /// <summary>The lists' times are whole seconds.</summary>
    private static DateTimeOffset EarliestTime(DateTimeOffset sentAt, TimeSpan tolerance)
    {
        var earliest = sentAt - tolerance;
        return earliest.AddTicks(-(earliest.Ticks % TimeSpan.TicksPerSecond));
    }
}
