using Kiwoom.Catalog;
using Kiwoom.Tests.Catalogue;

namespace Kiwoom.Tests.Orders;

/// <summary>An order that the exchange could only refuse, or that would do something else than its writer meant, is never sent.</summary>
[EveryCulture]
internal sealed class OrderCheckTests(string culture) : CultureFixture(culture)
{
    private static readonly OrderType[] Priced =
    [
        OrderType.Limit, OrderType.ConditionalLimit, OrderType.AfterHoursSinglePrice, OrderType.LimitIoc, OrderType.LimitFok, OrderType.StopLimit,
    ];

    private static readonly OrderType[] PricedByTheExchange =
    [
        OrderType.Market, OrderType.AfterHoursClose, OrderType.PreMarketClose, OrderType.BestLimit, OrderType.FirstLimit, OrderType.MarketIoc,
        OrderType.BestLimitIoc, OrderType.MarketFok, OrderType.BestLimitFok,
    ];

    private static readonly OrderType[] PricedEitherWay = [OrderType.MidPrice, OrderType.MidPriceIoc, OrderType.MidPriceFok];

    private static readonly BuyOrderRequest Buy = new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 10, Type = OrderType.Limit, Price = 70_000 };

    private static readonly GoldBuyOrderRequest GoldBuy = new() { StockCode = "M04020000", Quantity = 1, Price = 160_000, Type = GoldOrderType.Limit };

    private static readonly ModifyOrderRequest Modify =
        new() { Exchange = Exchange.Krx, OriginalOrderNumber = "0000139", StockCode = "005930", Quantity = 1, Price = 199_700 };

    private static readonly CancelOrderRequest Cancel = new() { Exchange = Exchange.Krx, OriginalOrderNumber = "0000139", StockCode = "005930", Quantity = 1 };

    [Test]
    public void Every_order_type_is_among_those_of_a_rule() => Assert.That(
        Priced.Concat(PricedByTheExchange).Concat(PricedEitherWay), Is.EquivalentTo(Enum.GetValues<OrderType>().Except([OrderType.Unknown])));

    [Test]
    public void Order_with_a_price_needs_it([ValueSource(nameof(Priced))] OrderType type, [Values(null, 0)] int? price)
    {
        var article = type is OrderType.AfterHoursSinglePrice ? "an" : "a";
        AssertProblems(
            "kt10000",
            Buy with { Type = type, Price = price, StopPrice = StopPriceOf(type) },
            $"Price (ord_uv) is {(price is null ? "missing" : "0")}: {article} {type} order has a price.");
    }

    [Test]
    public void Order_with_a_price_passes([ValueSource(nameof(Priced))] OrderType type) =>
        AssertProblems("kt10000", Buy with { Type = type, StopPrice = StopPriceOf(type) });

    [Test]
    public void Order_that_the_exchange_prices_has_none([ValueSource(nameof(PricedByTheExchange))] OrderType type)
    {
        var article = type is OrderType.AfterHoursClose ? "an" : "a";
        AssertProblems(
            "kt10001",
            new SellOrderRequest { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 10, Type = type, Price = 70_000 },
            $"Price (ord_uv) is 70000: {article} {type} order has no price; leave it out or choose another Type.");
    }

    [Test]
    public void Order_that_the_exchange_prices_passes_without([ValueSource(nameof(PricedByTheExchange))] OrderType type, [Values(null, 0)] int? price) =>
        AssertProblems("kt10000", Buy with { Type = type, Price = price });

    [Test]
    public void Mid_price_order_is_never_refused_for_its_price([ValueSource(nameof(PricedEitherWay))] OrderType type, [Values(null, 0, 70_000)] int? price) =>
        AssertProblems("kt10000", Buy with { Type = type, Price = price, Exchange = Exchange.Nxt });

    [Test]
    public void Stop_order_needs_its_stop_price([Values(null, 0)] int? stopPrice) => AssertProblems(
        "kt10000",
        Buy with { Type = OrderType.StopLimit, StopPrice = stopPrice },
        $"StopPrice (cond_uv) is {(stopPrice is null ? "missing" : "0")}: a StopLimit order has a stop price.");

    [Test]
    public void Other_orders_have_no_stop_price([Values(OrderType.Limit, OrderType.Market)] OrderType type) => AssertProblems(
        "kt10000",
        Buy with { Type = type, Price = type == OrderType.Limit ? 70_000 : null, StopPrice = 71_000 },
        $"StopPrice (cond_uv) is 71000: a {type} order has no stop price; leave it out or choose another Type.");

    [Test]
    public void Stop_price_of_0_is_none() => AssertProblems("kt10000", Buy with { StopPrice = 0 });

    [Test]
    public void Credit_orders_follow_the_same_rules()
    {
        AssertProblems(
            "kt10006",
            new CreditBuyOrderRequest { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 0, Type = OrderType.Market, Price = 1 },
            "Quantity (ord_qty) is 0: an order is for 1 or more.",
            "Price (ord_uv) is 1: a Market order has no price; leave it out or choose another Type.");
        AssertProblems(
            "kt10007",
            new CreditSellOrderRequest
            {
                Exchange = Exchange.Krx,
                StockCode = "005930",
                Quantity = 1,
                Type = OrderType.Limit,
                CreditTradeType = CreditSellType.TotalMarginLoan,
            },
            "Price (ord_uv) is missing: a Limit order has a price.");
    }

    [Test]
    public void Gold_order_needs_its_price([Values(GoldOrderType.Limit, GoldOrderType.LimitIoc, GoldOrderType.LimitFok)] GoldOrderType type) =>
        AssertProblems("kt50000", GoldBuy with { Type = type, Price = 0 }, $"Price (ord_uv) is 0: a {type} order has a price.");

    [TestCase("005930_NX", Exchange.Krx, "NX")]
    [TestCase("005930_NX", Exchange.Sor, "NX")]
    [TestCase("005930_AL", Exchange.Krx, "AL")]
    [TestCase("005930_AL", Exchange.Nxt, "AL")]
    public void Code_that_names_another_exchange_than_the_order_is_refused(string code, Exchange exchange, string suffix)
    {
        var problem = $"StockCode (stk_cd) is 005930_{suffix}, which names another exchange than the order's, {exchange}: "
            + "give the code alone, 005930, and say with Exchange where the order goes.";
        AssertProblems("kt10000", Buy with { StockCode = code, Exchange = exchange }, problem);
        AssertProblems("kt10002", Modify with { StockCode = code, Exchange = exchange }, problem);
        AssertProblems("kt10003", Cancel with { StockCode = code, Exchange = exchange }, problem);
    }

    [TestCase("005930", Exchange.Krx)]
    [TestCase("005930", Exchange.Nxt)]
    [TestCase("005930", Exchange.Sor)]
    [TestCase("A005930", Exchange.Sor)]
    [TestCase("005930_NX", Exchange.Nxt)]
    [TestCase("005930_AL", Exchange.Sor)]
    public void Code_that_names_the_orders_exchange_or_none_passes(string code, Exchange exchange) =>
        AssertProblems("kt10000", Buy with { StockCode = code, Exchange = exchange });

    [Test]
    public void Every_order_of_a_stock_checks_its_exchange() => Assert.That(
        KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Order && endpoint.Request.Any(field => field.Name == "Exchange"))
            .Select(endpoint => (endpoint.ApiId, Problems: CheckedWith(endpoint.ApiId))).ToList(),
        Has.Count.EqualTo(8).And.All.Matches<(string ApiId, string Problems)>(order => order.Problems.Contains("names another exchange", StringComparison.Ordinal)));

    [Test]
    public void Order_for_nothing()
    {
        AssertProblems("kt10000", Buy with { Quantity = 0 }, "Quantity (ord_qty) is 0: an order is for 1 or more.");
        AssertProblems("kt10002", Modify with { Quantity = 0 }, "Quantity (mdfy_qty) is 0: an order is for 1 or more.");
        AssertProblems("kt50000", GoldBuy with { Quantity = 0 }, "Quantity (ord_qty) is 0: an order is for 1 or more.");
    }

    [Test]
    public void Cancelling_0_cancels_all_that_is_left()
    {
        AssertProblems("kt10003", Cancel with { Quantity = 0 });
        AssertProblems("kt10009", new CreditCancelOrderRequest { Exchange = Exchange.Krx, OriginalOrderNumber = "1", StockCode = "005930", Quantity = 0 });
        AssertProblems("kt50003", new GoldCancelOrderRequest { OriginalOrderNumber = "0000014", StockCode = "M04020000", Quantity = 0 });
        AssertProblems("kt10003", Cancel with { Quantity = -1 }, "Quantity (cncl_qty) is -1: it cannot be negative.");
    }

    [Test]
    public void Modified_order_has_a_price() =>
        AssertProblems("kt10002", Modify with { Price = 0 }, "Price (mdfy_uv) is 0: give the price of the order.");

    [Test]
    public void Modified_stop_price_depends_on_an_order_that_is_not_known_here([Values(null, 0, 199_000)] int? stopPrice) =>
        AssertProblems("kt10002", Modify with { StopPrice = stopPrice });

    [TestCase("0000000", "is 0000000, which stands for no order: give the number of the order you mean.")]
    [TestCase(" 0 ", "is  0 , which stands for no order: give the number of the order you mean.")]
    [TestCase("", "is missing.")]
    [TestCase("-139", "is '-139': the number of an order has the digits 0 to 9 and nothing else; give it as its receipt has it.")]
    [TestCase("0000１３９", "is '0000１３９': the number of an order has the digits 0 to 9 and nothing else; give it as its receipt has it.")]
    [TestCase("٠٠٠٠١٣٩", "is '٠٠٠٠١٣٩': the number of an order has the digits 0 to 9 and nothing else; give it as its receipt has it.")]
    [TestCase(" 139", "is ' 139': the number of an order has the digits 0 to 9 and nothing else; give it as its receipt has it.")]
    [TestCase("139 ", "is '139 ': the number of an order has the digits 0 to 9 and nothing else; give it as its receipt has it.")]
    [TestCase("+139", "is '+139': the number of an order has the digits 0 to 9 and nothing else; give it as its receipt has it.")]
    [TestCase("1.39", "is '1.39': the number of an order has the digits 0 to 9 and nothing else; give it as its receipt has it.")]
    [TestCase("00000139", "has 8 characters: at most 7 fit.")]
    public void Order_to_change_needs_its_number(string number, string problem)
    {
        AssertProblems("kt10002", Modify with { OriginalOrderNumber = number }, $"OriginalOrderNumber (orig_ord_no) {problem}");
        AssertProblems("kt10003", Cancel with { OriginalOrderNumber = number }, $"OriginalOrderNumber (orig_ord_no) {problem}");
        AssertProblems(
            "kt10008",
            new CreditModifyOrderRequest { Exchange = Exchange.Krx, OriginalOrderNumber = number, StockCode = "005930", Quantity = 1, Price = 1 },
            $"OriginalOrderNumber (orig_ord_no) {problem}");
        AssertProblems(
            "kt10009",
            new CreditCancelOrderRequest { Exchange = Exchange.Krx, OriginalOrderNumber = number, StockCode = "005930", Quantity = 1 },
            $"OriginalOrderNumber (orig_ord_no) {problem}");
        AssertProblems(
            "kt50002",
            new GoldModifyOrderRequest { OriginalOrderNumber = number, StockCode = "M04020000", Quantity = 1, Price = 1 },
            $"OriginalOrderNumber (orig_ord_no) {problem}");
        AssertProblems(
            "kt50003",
            new GoldCancelOrderRequest { OriginalOrderNumber = number, StockCode = "M04020000", Quantity = 1 },
            $"OriginalOrderNumber (orig_ord_no) {problem}");
    }

    [TestCase("Ｍ04020000")]
    [TestCase("M0402 000")]
    [TestCase("-04020000")]
    public void Code_of_gold_has_letters_and_digits_only(string code) => AssertProblems(
        "kt50000", GoldBuy with { StockCode = code }, $"StockCode (stk_cd) is '{code}': a code has the letters A to Z and digits only.");

    [Test]
    public async Task Price_of_0_is_sent_blank()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"ord_no":"1","return_code":0}"""));

        await bed.Client.Orders.BuyAsync(Buy with { Type = OrderType.Market, Price = 0, StopPrice = 0 });

        Assert.That(bed.Call.Element("ord_uv"), Is.Empty);
        Assert.That(bed.Call.Element("cond_uv"), Is.Empty);
    }

    [Test]
    public void Every_order_has_the_face_of_orders()
    {
        var requests = KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Order).ToDictionary(
            endpoint => endpoint.ApiId, endpoint => (IOrderRequest)Activator.CreateInstance(EmittedCodec.RequestType(endpoint.ApiId))!, StringComparer.Ordinal);

        Assert.That(requests, Has.Count.EqualTo(12));
        Assert.That(requests["kt10000"].Action, Is.EqualTo(OrderAction.Buy));
        Assert.That(requests["kt10007"].Action, Is.EqualTo(OrderAction.Sell));
        Assert.That(requests["kt50002"].Action, Is.EqualTo(OrderAction.Modify));
        Assert.That(requests["kt10009"].Action, Is.EqualTo(OrderAction.Cancel));
    }

    [Test]
    public void Face_of_an_order_has_its_values()
    {
        IOrderRequest gold = GoldBuy;
        IOrderRequest modify = Modify with { StopPrice = 5 };

        Assert.That((gold.Code, gold.Quantity, gold.Price, gold.StopPrice, gold.OriginalOrderNumber), Is.EqualTo(("M04020000", 1L, (decimal?)160_000m, (decimal?)null, (string?)null)));
        Assert.That((modify.Code, modify.Quantity, modify.Price, modify.StopPrice, modify.OriginalOrderNumber), Is.EqualTo(("005930", 1L, (decimal?)199_700m, (decimal?)5m, "0000139")));
    }

    [Test]
    public void No_order_is_placed_by_values_in_a_row()
    {
        // Two strings that change places are another order.
        var methods = new[] { typeof(IOrdersClient), typeof(ICreditOrdersClient) }
            .SelectMany(client => client.GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly))
            .ToList();

        Assert.That(methods, Has.Count.EqualTo(12));
        Assert.That(methods.Where(method => !method.GetParameters()[0].ParameterType.IsAssignableTo(typeof(IOrderRequest))), Is.Empty);
    }

    private static int? StopPriceOf(OrderType type) => type == OrderType.StopLimit ? 69_000 : null;

    private static string CheckedWith(string apiId)
    {
        var request = Activator.CreateInstance(EmittedCodec.RequestType(apiId))!;
        request.GetType().GetProperty("StockCode")!.SetValue(request, StockCode.FromString("005930_NX"));
        request.GetType().GetProperty("Exchange")!.SetValue(request, Exchange.Krx);
        return Assert.Throws<KiwoomRequestException>(() => EmittedCodec.Check(apiId, request))!.Message;
    }

    private static void AssertProblems(string apiId, object request, params string[] problems)
    {
        IReadOnlyList<string> found = [];
        try
        {
            EmittedCodec.Check(apiId, request);
        }
        catch (KiwoomRequestException e)
        {
            found = e.Problems;
        }

        Assert.That(found, Is.EqualTo(problems));
    }
}
