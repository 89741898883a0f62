using System.Globalization;
using System.Text;

namespace Kiwoom.Tests.Examples;

/// <summary>ka10004: sixty numbered elements become two lists of ten levels.</summary>
internal sealed class OrderBookExampleTests
{
    [Test]
    public async Task Example_has_ten_empty_levels_on_each_side()
    {
        var book = await ExampleAnswers.ReadAsync<OrderBook>("ka10004");

        var empty = new OrderBookLevel { Price = 0, Quantity = 0, QuantityChange = 0 };
        Assert.That(book.QuoteTime, Is.EqualTo(new TimeOnly(16, 20, 0)));
        Assert.That(book.Asks, Is.EqualTo(Enumerable.Repeat(empty, 10)));
        Assert.That(book.Bids, Is.EqualTo(Enumerable.Repeat(empty, 10)));
        Assert.That(book.TotalAskQuantityChange, Is.Zero);
        Assert.That(book.TotalAskQuantity, Is.Zero);
        Assert.That(book.TotalBidQuantity, Is.Zero);
        Assert.That(book.TotalBidQuantityChange, Is.Zero);
        Assert.That(book.AfterHoursAskQuantityChange, Is.Zero);
        Assert.That(book.AfterHoursAskQuantity, Is.Zero);
        Assert.That(book.AfterHoursBidQuantity, Is.Zero);
        Assert.That(book.AfterHoursBidQuantityChange, Is.Zero);
    }

    [Test]
    public async Task Every_element_lands_in_its_level()
    {
        var body = new StringBuilder(
            """
            {"bid_req_base_tm":"090001","tot_sel_req_jub_pre":"-1","tot_sel_req":"2","tot_buy_req":"3","tot_buy_req_jub_pre":"-4",
            "ovt_sel_req_pre":"-5","ovt_sel_req":"6","ovt_buy_req":"7","ovt_buy_req_pre":"-8",
            """);
        for (var level = 10; level >= 1; level--)
        {
            var best = level == 1;
            body.Append(CultureInfo.InvariantCulture, $"\"{(best ? "sel_fpr_bid" : $"sel_{level}th_pre_bid")}\":\"+{70000 + (level * 100)}\",");
            body.Append(CultureInfo.InvariantCulture, $"\"{(best ? "sel_fpr_req" : $"sel_{level}th_pre_req")}\":\"{1000 + level}\",");
            body.Append(CultureInfo.InvariantCulture, $"\"sel_{level}th_pre_req_pre\":\"-{level}\",");
            body.Append(CultureInfo.InvariantCulture, $"\"{(best ? "buy_fpr_bid" : $"buy_{level}th_pre_bid")}\":\"-{70000 - (level * 100)}\",");
            body.Append(CultureInfo.InvariantCulture, $"\"{(best ? "buy_fpr_req" : $"buy_{level}th_pre_req")}\":\"{2000 + level}\",");
            body.Append(CultureInfo.InvariantCulture, $"\"buy_{level}th_pre_req_pre\":\"+{level}\",");
        }

        var book = await ExampleAnswers.ReadAsync<OrderBook>("ka10004", body.Append("\"return_code\":0}").ToString());

        Assert.That(book.Asks, Is.EqualTo(Enumerable.Range(1, 10).Select(level =>
            new OrderBookLevel { Price = 70000 + (level * 100), Quantity = 1000 + level, QuantityChange = -level })));
        Assert.That(book.Bids, Is.EqualTo(Enumerable.Range(1, 10).Select(level =>
            new OrderBookLevel { Price = 70000 - (level * 100), Quantity = 2000 + level, QuantityChange = level })));
        Assert.That(book.QuoteTime, Is.EqualTo(new TimeOnly(9, 0, 1)));
        Assert.That(book.TotalAskQuantityChange, Is.EqualTo(-1));
        Assert.That(book.TotalAskQuantity, Is.EqualTo(2));
        Assert.That(book.TotalBidQuantity, Is.EqualTo(3));
        Assert.That(book.TotalBidQuantityChange, Is.EqualTo(-4));
        Assert.That(book.AfterHoursAskQuantityChange, Is.EqualTo(-5));
        Assert.That(book.AfterHoursAskQuantity, Is.EqualTo(6));
        Assert.That(book.AfterHoursBidQuantity, Is.EqualTo(7));
        Assert.That(book.AfterHoursBidQuantityChange, Is.EqualTo(-8));
    }

    [Test]
    public async Task Levels_that_the_server_leaves_out_are_null_and_not_zero()
    {
        var book = await ExampleAnswers.ReadAsync<OrderBook>("ka10004", """{"sel_fpr_bid":"+70100","return_code":0}""");

        Assert.That(book.Asks[0], Is.EqualTo(new OrderBookLevel { Price = 70100 }));
        Assert.That(book.Asks.Skip(1), Is.EqualTo(Enumerable.Repeat(default(OrderBookLevel), 9)));
        Assert.That(book.Bids, Is.EqualTo(Enumerable.Repeat(default(OrderBookLevel), 10)));
    }
}
