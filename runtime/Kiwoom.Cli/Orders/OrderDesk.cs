using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Orders;

namespace Kiwoom.Cli.Orders;

/// <summary>Orders in two steps, for the terminal and for agents: what was shown is sent, once, when its code comes back in time.</summary>
internal sealed class OrderDesk(Session session, ConfirmationBook book, CliContext context)
{
    private const int LookUps = 3;
    private static readonly TimeSpan LookUpPause = TimeSpan.FromSeconds(2);

    private readonly MarketReader _markets = new(session, context);

    /// <summary>Checks an order as if it were sent, and gives the code that sends it.</summary>
    public async Task<OrderPreview> PreviewAsync(OrderDraft draft, CancellationToken cancellationToken)
    {
        session.Settings.RequireOrders(context);
        session.Sources?.Mute();
        var shown = await CheckAsync(draft, cancellationToken);
        List<string> warnings = [];
        if (PriceSteps.Check(draft, context) is { } step)
        {
            warnings.Add(step);
        }

        var market = await _markets.ReadAsync(draft, cancellationToken);
        var isBuy = draft.Endpoint.OrderAction switch { OrderAction.Buy => true, OrderAction.Sell => false, _ => (bool?)null };
        if (market is not null)
        {
            warnings.AddRange(PriceDistance.Check(draft, isBuy, market, context));
        }

        var (value, quantity) = (ValueOf(draft), (long)(Number(draft.TextOf(OrderRole.Quantity)) ?? 0));
        return new OrderPreview(draft, shown.Address, shown.Body)
        {
            Value = value,
            Estimate = value is null && isBuy is { } buys && market is { NoBook: null } ? market.Estimate(buys, quantity) : null,
            Quantity = quantity,
            Market = market,
            Warnings = warnings,
            Code = book.Issue(draft.Digest(session)),
        };
    }

    /// <summary>Sends an order whose code is given.</summary>
    /// <exception cref="CliException">The code is none of this order's: nothing was sent.</exception>
    public async Task<RawAnswer> SubmitAsync(OrderDraft draft, string code, CancellationToken cancellationToken)
    {
        session.Settings.RequireOrders(context);
        var result = book.Take(code, draft.Digest(session));
        if (result != ConfirmationResult.Confirmed)
        {
            throw new CliException(Words(result));
        }

        return await session.Client.CallAsync(new RawCall(draft.Endpoint) { Elements = draft.Elements }, cancellationToken);
    }

    /// <summary>Looks an order of unknown fate up, a few times.</summary>
    /// <returns>Null where not even the lists could be read.</returns>
    public async Task<OrderLookup?> FindAsync(KiwoomOrderOutcomeUnknownException unknown, CancellationToken cancellationToken)
    {
        OrderLookup? found = null;
        for (var i = 0; i < LookUps; i++)
        {
            try
            {
                found = await session.Client.FindOrderAsync(unknown, cancellationToken);
                if (found.Candidates.Count > 0)
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

    private async Task<KiwoomDryRunException> CheckAsync(OrderDraft draft, CancellationToken cancellationToken)
    {
        await using var dry = session.CreateDryRun(context);
        try
        {
            await dry.CallAsync(new RawCall(draft.Endpoint) { Elements = draft.Elements }, cancellationToken);
        }
        catch (KiwoomDryRunException shown)
        {
            return shown;
        }

        throw new InvalidOperationException("A dry run sends nothing.");
    }

    private static decimal? ValueOf(OrderDraft draft) =>
        Number(draft.TextOf(OrderRole.Price)) is { } price && Number(draft.TextOf(OrderRole.Quantity)) is { } quantity ? price * quantity : null;

    private string Words(ConfirmationResult result) => result switch
    {
        ConfirmationResult.Expired => context.Say("the code's two minutes are over: nothing was sent; show the order again", "확인 코드가 만료되었습니다: 주문하지 않았습니다; 다시 확인하세요"),
        ConfirmationResult.OtherOrder => context.Say("the code is of another order: nothing was sent, and it is used up; show this one", "다른 주문의 코드입니다: 주문하지 않았고 코드는 폐기했습니다"),
        _ => context.Say("no order waits for this code: it is wrong or was used; nothing was sent", "이 코드를 기다리는 주문이 없습니다: 주문하지 않았습니다"),
    };

    internal static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
