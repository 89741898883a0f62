using System.Collections.Concurrent;
using Kiwoom.Catalog;
using Kiwoom.Simulator.Authentication;
using Kiwoom.Simulator.Exchange.Front;
using Kiwoom.Simulator.Exchange.Front.Lists;
using Kiwoom.Simulator.Market;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Answers;

/// <summary>Which source answers which API ID: the place to register another one.</summary>
internal sealed class AnswerTable
{
    private readonly ConcurrentDictionary<string, IAnswerSource> _examples = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IAnswerSource> _sources;
    private readonly Func<string, EndpointInfo, IAnswerSource> _createExample;

    public AnswerTable(KiwoomSimulatorOptions options, KoreanClock clock, IMarket market, IOrderLedger ledger, TokenStore tokens, ExchangeHost? exchange = null)
    {
        _createExample = (_, endpoint) => new ExampleSource(endpoint, options.ExampleRowsPerPage);
        _sources = new Dictionary<string, IAnswerSource>(StringComparer.Ordinal)
        {
            [TokenPaths.IssueApiId] = new TokenIssueSource(tokens),
            [TokenPaths.RevokeApiId] = new TokenRevokeSource(tokens),

            ["ka10001"] = new StockInfoSource(market),
            ["ka10004"] = new OrderBookSource(market, clock),
            ["ka10006"] = new StockDaySource(market),
            ["ka10081"] = new DailyCandlesSource(market, options),
            ["ka10095"] = new WatchlistSource(market, clock),

            ["kt10000"] = new PlaceOrderSource(ledger, SimulatedOrderSide.Buy),
            ["kt10001"] = new PlaceOrderSource(ledger, SimulatedOrderSide.Sell),
            ["kt10002"] = new ModifyOrderSource(ledger),
            ["kt10003"] = new CancelOrderSource(ledger),
            ["ka10075"] = new UnfilledOrdersSource(ledger, market, clock, options.OrdersPerPage),
            ["kt00007"] = new OrderHistorySource(ledger, market, clock, options.OrdersPerPage),
        };
        if (exchange is not null)
        {
            AddExchange(exchange, options, market, ledger);
        }
    }

    /// <summary>What only the exchange can tell; and every answer of the market is of one moment.</summary>
    private void AddExchange(ExchangeHost exchange, KiwoomSimulatorOptions options, IMarket market, IOrderLedger ledger)
    {
        foreach (var (apiId, source) in MarketLists.All(exchange))
        {
            _sources[apiId] = source;
        }

        _sources["ka00001"] = new AccountNumberSource();
        _sources["ka10003"] = new ExecutionsSource(exchange, market);
        _sources["ka10007"] = new QuoteSheetSource(exchange, market);
        _sources["ka10076"] = new FilledOrdersSource(ledger, market, exchange.Clock, options.OrdersPerPage);
        _sources["ka10085"] = new HoldingProfitSource(exchange);
        var profit = new RealizedProfitSource(exchange);
        _sources["ka10072"] = profit;
        _sources["ka10073"] = profit;
        _sources["ka10074"] = new DailyProfitSource(exchange);
        _sources["ka10077"] = profit;
        _sources["kt00003"] = new EstimatedAssetSource(exchange);
        _sources["kt00009"] = new OrderStatusSource(ledger, market, exchange.Clock, options.OrdersPerPage);
        _sources["kt00004"] = new AccountEvaluationSource(exchange);
        _sources["kt00005"] = new ExecutionBalanceSource(exchange);
        _sources["kt00010"] = new OrderableAmountSource(exchange);
        _sources["kt00017"] = new TodayStatusSource(exchange);
        AddGold(exchange, ledger);
        AddCredit(exchange, ledger);
        _sources["kt00001"] = new DepositSource(exchange);
        _sources["kt00018"] = new BalanceSource(exchange);
        foreach (var (apiId, source) in _sources.Where(entry => !entry.Key.StartsWith("au", StringComparison.Ordinal)).ToList())
        {
            _sources[apiId] = new TurnSource(exchange, source);
        }
    }

    private void AddCredit(ExchangeHost exchange, IOrderLedger ledger)
    {
        _sources["kt10006"] = new PlaceOrderSource(ledger, SimulatedOrderSide.Buy, isOnCredit: true);
        _sources["kt10007"] = new PlaceOrderSource(ledger, SimulatedOrderSide.Sell, isOnCredit: true);
        _sources["kt10008"] = new ModifyOrderSource(ledger, isOnCredit: true);
        _sources["kt10009"] = new CancelOrderSource(ledger, isOnCredit: true);
        _sources["kt00013"] = new MarginDetailSource(exchange);
        _sources["kt00012"] = new CreditOrderableSource(exchange);
        _sources["kt20016"] = new LoanStocksSource(exchange);
        _sources["kt20017"] = new LoanAvailabilitySource(exchange);
    }

    private void AddGold(ExchangeHost exchange, IOrderLedger ledger)
    {
        _sources["kt50000"] = new GoldOrderSource(ledger, SimulatedOrderAction.Place, SimulatedOrderSide.Buy);
        _sources["kt50001"] = new GoldOrderSource(ledger, SimulatedOrderAction.Place, SimulatedOrderSide.Sell);
        _sources["kt50002"] = new GoldOrderSource(ledger, SimulatedOrderAction.Modify);
        _sources["kt50003"] = new GoldOrderSource(ledger, SimulatedOrderAction.Cancel);
        _sources["kt50020"] = new GoldHoldingsSource(exchange);
        _sources["kt50030"] = new GoldOrderListSource(exchange, ledger);
        _sources["kt50031"] = new GoldOrderListSource(exchange, ledger);
        _sources["kt50075"] = new GoldOrderListSource(exchange, ledger, isOpenOnly: true);
    }

    /// <summary>The endpoint's own source, or the one that answers with its example.</summary>
    public IAnswerSource For(EndpointInfo endpoint) =>
        _sources.TryGetValue(endpoint.ApiId, out var source) ? source : _examples.GetOrAdd(endpoint.ApiId, _createExample, endpoint);
}
