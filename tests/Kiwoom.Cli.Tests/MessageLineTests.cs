using System.Text.Json;
using Kiwoom.Cli.Commands;

namespace Kiwoom.Cli.Tests;

/// <summary>A message in a line: the price without a sign, the change with its own, who traded in words, the market's time.</summary>
internal sealed class MessageLineTests
{
    [TestCase(300, "0.43", -5, "10:00:01 005930 trade 70,100 +300 (+0.43%) sell 5")]
    [TestCase(-300, "-0.43", 1_234, "10:00:01 005930 trade 70,100 -300 (-0.43%) buy 1,234")]
    [TestCase(0, "0", 5, "10:00:01 005930 trade 70,100 0 (0.00%) buy 5")]
    public void Trade_says_price_change_and_side(int change, string rate, long quantity, string expected)
    {
        using var run = new CliRun();

        Assert.That(MessageLine.Text(Trade(change, rate, quantity), Context(run)), Is.EqualTo(expected));
    }

    [Test]
    public void Korean_line_has_the_same_order()
    {
        using var run = new CliRun { IsKorean = true };

        Assert.That(MessageLine.Text(Trade(-300, "-0.43", -5), Context(run)), Is.EqualTo("10:00:01 005930 체결 70,100 -300 (-0.43%) 매도 5"));
    }

    [Test]
    public void Values_that_are_missing_leave_no_sign_behind()
    {
        using var run = new CliRun();
        var received = new DateTimeOffset(2026, 1, 5, 1, 2, 3, 456, TimeSpan.Zero);

        Assert.That(MessageLine.Text(new StockTrade { Item = "005930", CurrentPrice = 70_100, ReceivedAt = received }, Context(run)), Is.EqualTo("10:02:03 005930 trade 70,100"));
    }

    [Test]
    public void Book_names_its_sides()
    {
        using var run = new CliRun();
        var book = new OrderBookUpdate
        {
            Item = "005930",
            QuoteTime = new TimeOnly(10, 0, 2),
            Bids = [new OrderBookLevel { Price = 70_000, Quantity = 1_500 }],
            Asks = [new OrderBookLevel { Price = 70_100, Quantity = 20 }],
        };

        Assert.That(MessageLine.Text(book, Context(run)), Is.EqualTo("10:00:02 005930 book bid 70,000 x 1,500 / ask 70,100 x 20"));
    }

    [Test]
    public void Empty_side_of_a_book_is_no_price_of_zero()
    {
        using var run = new CliRun();
        var book = new OrderBookUpdate { Item = "005930", QuoteTime = new TimeOnly(8, 0, 2), Bids = [new OrderBookLevel { Price = 0, Quantity = 0 }], Asks = [] };

        Assert.That(MessageLine.Text(book, Context(run)), Is.EqualTo("08:00:02 005930 book bid - / ask -"));
    }

    [Test]
    public void Programs_have_the_market_s_time_and_signed_numbers()
    {
        var line = JsonDocument.Parse(MessageLine.Json(Trade(-300, "-0.43", -5))).RootElement;

        Assert.That(line.GetProperty("time").GetString(), Is.EqualTo("10:00:01"));
        Assert.That((line.GetProperty("price").GetDecimal(), line.GetProperty("change").GetDecimal(), line.GetProperty("quantity").GetInt64()), Is.EqualTo((70_100m, -300m, -5L)));
    }

    private static StockTrade Trade(int change, string rate, long quantity) => new()
    {
        Item = "005930",
        TradeTime = new TimeOnly(10, 0, 1),
        CurrentPrice = 70_100,
        Change = change,
        ChangeRate = decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture),
        TradeQuantity = quantity,
    };

    private static Application.CliContext Context(CliRun run) => run.CreateContext(TextWriter.Null, TextWriter.Null);
}
