using Kiwoom.Account;

namespace Kiwoom.Generator.Tests.Testing;

/// <summary>A user's program: it sells what it holds, looks a doubtful order up, and watches the price.</summary>
internal sealed class Bot(IKiwoomClient kiwoom)
{
    public List<string> Journal { get; } = [];

    public async Task RunAsync()
    {
        await foreach (var holding in kiwoom.Account.EnumerateHoldingsAsync(HoldingsQueryType.Combined, Exchange.Krx))
        {
            Journal.Add($"holds {holding.HoldingQuantity} of {holding.StockCode}");
            await SellAsync(holding);
        }

        await foreach (var trade in kiwoom.Realtime.StockTrades("005930"))
        {
            Journal.Add($"{trade.Type} {trade.StockCode} at {trade.CurrentPrice}{(trade.GapBefore is null ? "" : " after a gap")}");
        }
    }

    private async Task SellAsync(Holding holding)
    {
        try
        {
            var receipt = await kiwoom.Orders.SellAsync(new()
            {
                Exchange = Exchange.Krx,
                StockCode = holding.StockCode,
                Quantity = holding.HoldingQuantity ?? 0,
                Type = OrderType.Market,
            });
            Journal.Add($"sold as {receipt.OrderNumber}");
        }
        catch (KiwoomOrderRejectedException e)
        {
            Journal.Add($"rejected: {e.RejectionCode}");
        }
        catch (KiwoomOrderOutcomeUnknownException e)
        {
            var found = await kiwoom.FindOrderAsync(e);
            Journal.Add($"{e.ApiId} unknown, {found.Candidates.Count} found of {e.Request.Code}");
        }
    }
}
