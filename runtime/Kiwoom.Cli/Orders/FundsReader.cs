using Kiwoom.Account;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Orders;

/// <summary>Reads what the account has for an order: cash for a buy, shares for a sale. What cannot be read, or is the document's example, is left out; it holds no order up.</summary>
internal sealed class FundsReader(Session session)
{
    private static readonly EndpointInfo Deposit = KiwoomCatalog.FindByName("GetDeposit")!;
    private static readonly EndpointInfo Holdings = KiwoomCatalog.FindByName("GetHoldings")!;

    /// <summary>Of a cash order of stock alone: credit has amounts of its own.</summary>
    public async Task<Funds?> ReadAsync(OrderDraft draft, CancellationToken cancellationToken)
    {
        if (!draft.IsCashOrder)
        {
            return null;
        }

        try
        {
            return draft.Endpoint.OrderAction switch
            {
                OrderAction.Buy => await ReadCashAsync(cancellationToken),
                OrderAction.Sell => await ReadSharesAsync(StockCode.FromString(draft.TextOf(OrderRole.Code) ?? "").Code, cancellationToken),
                _ => null,
            };
        }
        catch (KiwoomException e) when (e is not (KiwoomAuthenticationException or KiwoomEnvironmentMismatchException))
        {
            return null;
        }
    }

    private async Task<Funds?> ReadCashAsync(CancellationToken cancellationToken)
    {
        var deposit = await session.Client.Account.GetDepositAsync(DepositQueryType.General, cancellationToken);
        return IsExample(Deposit) || deposit.OrderableAmount is not { } cash ? null : new Funds(OrderableCash: cash);
    }

    private async Task<Funds?> ReadSharesAsync(string code, CancellationToken cancellationToken)
    {
        var (held, sellable) = (0L, 0L);
        await foreach (var holding in session.Client.Account.EnumerateHoldingsAsync(HoldingsQueryType.Combined, Exchange.Krx, cancellationToken))
        {
            if (holding.StockCode.Code == code)
            {
                held += holding.HoldingQuantity ?? 0;
                sellable += holding.TradableQuantity ?? holding.HoldingQuantity ?? 0;
            }
        }

        return IsExample(Holdings) ? null : new Funds(Held: held, Sellable: sellable);
    }

    private bool IsExample(EndpointInfo endpoint) => session.Sources?.IsExample(endpoint.ApiId) == true;
}
