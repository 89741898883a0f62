namespace Kiwoom.Tests.Examples;

/// <summary>ka10006 and ka90006.</summary>
internal sealed class MarketExampleTests
{
    [Test]
    public async Task Day_summary_is_read()
    {
        var answer = await ExampleAnswers.ReadAsync<StockDaySummary>("ka10006");

        Assert.That(answer.ReturnMessage, Is.EqualTo("정상적으로 처리되었습니다"));
        Assert.That(answer.Date, Is.EqualTo(new DateOnly(2024, 11, 5)));
        Assert.That(answer.OpenPrice, Is.Zero);
        Assert.That(answer.HighPrice, Is.Zero);
        Assert.That(answer.LowPrice, Is.Zero);
        Assert.That(answer.ClosePrice, Is.EqualTo(135300m));
        Assert.That(answer.Change, Is.Zero);
        Assert.That(answer.ChangeRate, Is.Zero);
        Assert.That(answer.Volume, Is.Zero);
        Assert.That(answer.TradingValue, Is.Zero);
        Assert.That(answer.ExecutionStrength, Is.Zero);
    }

    [Test]
    public async Task Arbitrage_balance_goes_up_and_down()
    {
        var answer = await ExampleAnswers.ReadAsync<ProgramArbitrageBalanceTrend>("ka90006");

        Assert.That(answer.ReturnMessage, Is.EqualTo("정상적으로 처리되었습니다"));
        Assert.That(answer.Items, Has.Count.EqualTo(5));

        var day1 = answer.Items[0];
        Assert.That(day1.Date, Is.EqualTo(new DateOnly(2024, 11, 25)));
        Assert.That(day1.BuyArbitrageQuantity, Is.Zero);
        Assert.That(day1.BuyArbitrageAmount, Is.Zero);
        Assert.That(day1.BuyArbitrageAmountChange, Is.Zero);
        Assert.That(day1.SellArbitrageQuantity, Is.Zero);
        Assert.That(day1.SellArbitrageAmount, Is.Zero);
        Assert.That(day1.SellArbitrageAmountChange, Is.Zero);

        var day2 = answer.Items[1];
        Assert.That(day2.Date, Is.EqualTo(new DateOnly(2024, 11, 22)));
        Assert.That(day2.BuyArbitrageQuantity, Is.Zero);
        Assert.That(day2.BuyArbitrageAmount, Is.Zero);
        Assert.That(day2.BuyArbitrageAmountChange, Is.EqualTo(-25_000_000m));
        Assert.That(day2.SellArbitrageQuantity, Is.Zero);
        Assert.That(day2.SellArbitrageAmount, Is.Zero);
        Assert.That(day2.SellArbitrageAmountChange, Is.Zero);

        var day3 = answer.Items[2];
        Assert.That(day3.Date, Is.EqualTo(new DateOnly(2024, 11, 21)));
        Assert.That(day3.BuyArbitrageQuantity, Is.Zero);
        Assert.That(day3.BuyArbitrageAmount, Is.EqualTo(25_000_000));
        Assert.That(day3.BuyArbitrageAmountChange, Is.EqualTo(25_000_000m));
        Assert.That(day3.SellArbitrageQuantity, Is.Zero);
        Assert.That(day3.SellArbitrageAmount, Is.Zero);
        Assert.That(day3.SellArbitrageAmountChange, Is.Zero);

        var day4 = answer.Items[3];
        Assert.That(day4.Date, Is.EqualTo(new DateOnly(2024, 11, 20)));
        Assert.That(day4.BuyArbitrageQuantity, Is.Zero);
        Assert.That(day4.BuyArbitrageAmount, Is.Zero);
        Assert.That(day4.BuyArbitrageAmountChange, Is.EqualTo(-48_000_000m));
        Assert.That(day4.SellArbitrageQuantity, Is.Zero);
        Assert.That(day4.SellArbitrageAmount, Is.Zero);
        Assert.That(day4.SellArbitrageAmountChange, Is.Zero);

        var day5 = answer.Items[4];
        Assert.That(day5.Date, Is.EqualTo(new DateOnly(2024, 11, 19)));
        Assert.That(day5.BuyArbitrageQuantity, Is.Zero);
        Assert.That(day5.BuyArbitrageAmount, Is.EqualTo(48_000_000));
        Assert.That(day5.BuyArbitrageAmountChange, Is.EqualTo(43_000_000m));
        Assert.That(day5.SellArbitrageQuantity, Is.Zero);
        Assert.That(day5.SellArbitrageAmount, Is.Zero);
        Assert.That(day5.SellArbitrageAmountChange, Is.Zero);
    }
}
