using Kiwoom.Http;
using Kiwoom.Orders;

namespace Kiwoom;

/// <content>What became of an order whose answer never came.</content>
public sealed partial class KiwoomClient
{
    private static readonly TimeSpan UsualTolerance = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Looks an order of unknown fate up in the account: open orders, executed orders, and all orders of its day, rejected and cancelled
    /// ones among them. Sends queries only, never an order.
    /// </summary>
    /// <remarks>
    /// <para>
    /// No candidate does not prove that the order does not exist: it may still be on its way, and a server may show an order a moment after
    /// it took it. Ask a few times, some seconds apart, before you send it again.
    /// </para>
    /// <para>
    /// A candidate has the order's code, side, quantity, price, original number and a time not before it was sent, as far as the lists say
    /// so. Two equal orders of one account cannot be told apart, so more than one candidate is for you to judge.
    /// </para>
    /// </remarks>
    /// <param name="unknown">What the order's call threw.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="KiwoomException">A list could not be read: nothing is known then.</exception>
    /// <example>
    /// <code>
    /// catch (KiwoomOrderOutcomeUnknownException unknown)
    /// {
    ///     OrderLookup found = await kiwoom.FindOrderAsync(unknown);
    ///     for (var i = 0; i &lt; 5 &amp;&amp; found.Candidates.Count == 0; i++)
    ///     {
    ///         await Task.Delay(TimeSpan.FromSeconds(2));
    ///         found = await kiwoom.FindOrderAsync(unknown);
    ///     }
    /// }
    /// </code>
    /// </example>
    public Task<OrderLookup> FindOrderAsync(KiwoomOrderOutcomeUnknownException unknown, CancellationToken cancellationToken = default) =>
        FindOrderAsync(unknown, UsualTolerance, cancellationToken);

    /// <inheritdoc cref="FindOrderAsync(KiwoomOrderOutcomeUnknownException, CancellationToken)"/>
    /// <param name="unknown">What the order's call threw.</param>
    /// <param name="tolerance">
    /// How much earlier than <see cref="KiwoomOrderOutcomeUnknownException.SentAt"/> an order's time may be, because this machine's clock and the
    /// server's differ; by default a minute.
    /// </param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    public async Task<OrderLookup> FindOrderAsync(
        KiwoomOrderOutcomeUnknownException unknown, TimeSpan tolerance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        ArgumentOutOfRangeException.ThrowIfLessThan(tolerance, TimeSpan.Zero);
        var request = unknown.Request;
        var sentAt = unknown.SentAt.ToOffset(KoreanTime.Offset);
        var day = DateOnly.FromDateTime(sentAt.DateTime);
        var search = new OrderSearch(Account, request.Code, day, day == KoreanTime.Today(unknown.Clock));
        foreach (var list in ApiIds.LookUpOf(unknown.ApiId))
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
