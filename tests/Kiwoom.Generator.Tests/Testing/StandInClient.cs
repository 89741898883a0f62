using Kiwoom.Account;
using Kiwoom.Orders;
using Kiwoom.Realtime;
using Kiwoom.Testing;

namespace Kiwoom.Generator.Tests.Testing;

/// <summary>A user's stand-in for the client: two pages of holdings, an order with any outcome, a feed of messages.</summary>
internal sealed class StandInClient(Func<SellOrderRequest, Task<OrderReceipt>> sell) : IKiwoomClient, IAccountClient, IOrdersClient
{
    public RealtimeFeed Feed { get; } = new();

    public IAccountClient Account => this;

    public IOrdersClient Orders => this;

    public IRealtimeClient Realtime => Feed.Realtime;

    public Task<Holdings> GetHoldingsAsync(HoldingsRequest request, Continuation? continuation = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(continuation is null
            ? new Holdings { Positions = [new Holding { StockCode = "A005930", HoldingQuantity = 10 }], Continuation = new Continuation("kt00018", "2") }
            : new Holdings { Positions = [new Holding { StockCode = "000660", HoldingQuantity = 3 }] });

    public Task<OrderReceipt> SellAsync(SellOrderRequest request, CancellationToken cancellationToken = default) => sell(request);

    public Task<OrderLookup> FindOrderAsync(KiwoomOrderOutcomeUnknownException unknown, CancellationToken cancellationToken = default) =>
        Task.FromResult(new OrderLookup(unknown.Request, [new OrderCandidate { OrderNumber = "0000017" }]));
}
