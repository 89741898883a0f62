using Kiwoom.Cli.Application;
using Kiwoom.Orders;

namespace Kiwoom.Cli.Orders;

/// <summary>
/// Which orders of the account could be taken for one, before it is sent: when its fate is unknown, they are none of it. It is told by their numbers and not by clocks, for the server's
/// may be another day's.
/// </summary>
internal sealed class OrderTrail(Session session, CliContext context)
{
    private const int LookUps = 3;
    private static readonly TimeSpan LookUpPause = TimeSpan.FromSeconds(2);

    // Whoever confirms an order waits for it: lists that take longer hold it up no more.
    private static readonly TimeSpan ListsPatience = TimeSpan.FromSeconds(3);

    // The day's orders all fit by time: those of before are known by their numbers.
    private static readonly TimeSpan AllDay = TimeSpan.FromDays(1);

    private HashSet<string>? _before;

    /// <summary>When the order was sent, by this machine's clock.</summary>
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>Whether the orders of before are known.</summary>
    public bool KnowsBefore => _before is not null;

    /// <summary>Notes the orders that look like this one, as it is sent.</summary>
    public async Task BeginAsync(OrderDraft draft, CancellationToken cancellationToken)
    {
        session.Sources?.Mute();
        using var patience = new CancellationTokenSource(ListsPatience, context.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var found = await session.Client.FindOrderAsync(draft.Endpoint.ApiId, new DraftRequest(draft), context.Clock.GetUtcNow(), AllDay, both.Token);
            _before = [.. found.Candidates.Select(order => Significant(order.OrderNumber))];
        }
        catch (KiwoomException e) when (e is not (KiwoomAuthenticationException or KiwoomEnvironmentMismatchException))
        {
            // Then times tell what may be it.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The same.
        }

        SentAt = context.Clock.GetUtcNow();
    }

    /// <summary>Looks an order of unknown fate up, a few times.</summary>
    /// <returns>Null where not even the lists could be read.</returns>
    public async Task<IReadOnlyList<OrderCandidate>?> FindAsync(KiwoomOrderOutcomeUnknownException unknown, CancellationToken cancellationToken)
    {
        IReadOnlyList<OrderCandidate>? found = null;
        for (var i = 0; i < LookUps; i++)
        {
            try
            {
                var lookup = _before is null
                    ? await session.Client.FindOrderAsync(unknown, cancellationToken)
                    : await session.Client.FindOrderAsync(unknown, AllDay, cancellationToken);
                found = [.. lookup.Candidates.Where(order => _before?.Contains(Significant(order.OrderNumber)) != true)];
                if (found.Count > 0)
                {
                    return found;
                }
            }
            catch (KiwoomException) when (i < LookUps - 1)
            {
                // Perhaps the next time.
            }
            catch (KiwoomException)
            {
                return found;
            }

            await Task.Delay(LookUpPause, context.Clock, cancellationToken);
        }

        return found;
    }

    private static string Significant(string number) => number.Trim().TrimStart('0');
}
