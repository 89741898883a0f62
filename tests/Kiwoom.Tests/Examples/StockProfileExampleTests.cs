namespace Kiwoom.Tests.Examples;

/// <summary>ka10001. The values of the document's example are shifted: from bps on they stand five elements too early.</summary>
internal sealed class StockProfileExampleTests
{
    [Test]
    public async Task Every_value_of_the_profile_is_read_and_the_two_misplaced_ones_are_null()
    {
        var answer = await ExampleAnswers.ReadAsync<StockProfile>("ka10001", malformedValues: 2);

        Assert.That(answer.ReturnMessage, Is.EqualTo("정상적으로 처리되었습니다"));
        Assert.That(answer.StockCode, Is.EqualTo(new StockCode("005930", Exchange.Krx)));
        Assert.That(answer.StockName, Is.EqualTo("삼성전자"));
        Assert.That(answer.FiscalMonth, Is.EqualTo("12"));
        Assert.That(answer.FaceValue, Is.EqualTo(5000m));
        Assert.That(answer.Capital, Is.EqualTo(131_100_000_000));
        Assert.That(answer.ListedShares, Is.EqualTo(25_527_000));
        Assert.That(answer.CreditRatio, Is.EqualTo(0.08m));
        Assert.That(answer.YearHigh, Is.EqualTo(181400m));
        Assert.That(answer.YearLow, Is.EqualTo(91200m));
        Assert.That(answer.MarketCap, Is.EqualTo(2_435_200_000_000));
        Assert.That(answer.MarketCapWeight, Is.Null);
        Assert.That(answer.ForeignExhaustionRate, Is.Zero);
        Assert.That(answer.SubstitutePrice, Is.EqualTo(66780m));
        Assert.That(answer.Per, Is.Null);
        Assert.That(answer.Eps, Is.Null);
        Assert.That(answer.Roe, Is.Null);
        Assert.That(answer.Pbr, Is.Null);
        Assert.That(answer.Ev, Is.Null);
        Assert.That(answer.Bps, Is.EqualTo(-75300m));
        Assert.That(answer.SalesAmount, Is.Zero);
        Assert.That(answer.OperatingProfit, Is.Zero);
        Assert.That(answer.NetIncome, Is.Zero);
        Assert.That(answer.High250Days, Is.EqualTo(124000m));
        Assert.That(answer.Low250Days, Is.EqualTo(66800m));
        Assert.That(answer.OpenPrice, Is.Zero);
        Assert.That(answer.HighPrice, Is.EqualTo(95400m));
        Assert.That(answer.LowPrice, Is.Zero);
        Assert.That(answer.UpperLimitPrice, Is.EqualTo(20241016m));
        Assert.That(answer.LowerLimitPrice, Is.EqualTo(47.41m));
        Assert.That(answer.BasePrice, Is.EqualTo(20231024m));
        Assert.That(answer.ExpectedPrice, Is.EqualTo(26.69m));
        Assert.That(answer.ExpectedQuantity, Is.EqualTo(95400));
        Assert.That(answer.High250DaysDate, Is.Null);
        Assert.That(answer.High250DaysChangeRate, Is.Zero);
        Assert.That(answer.Low250DaysDate, Is.Null);
        Assert.That(answer.Low250DaysChangeRate, Is.Zero);
        Assert.That(answer.CurrentPrice, Is.Zero);
        Assert.That(answer.ChangeSign, Is.Null);
        Assert.That(answer.Change, Is.Null);
        Assert.That(answer.ChangeRate, Is.Zero);
        Assert.That(answer.Volume, Is.Zero);
        Assert.That(answer.PreviousDayVolumeRatio, Is.Zero);
        Assert.That(answer.FaceValueUnit, Is.EqualTo("0"));
        Assert.That(answer.FloatingShares, Is.Zero);
        Assert.That(answer.FloatingRatio, Is.Zero);
    }
}
