namespace Kiwoom.Tests.Examples;

/// <summary>ka10095.</summary>
internal sealed class WatchlistExampleTests
{
    [Test]
    public async Task Every_value_of_a_quote_is_read()
    {
        var answer = await ExampleAnswers.ReadAsync<WatchlistQuotes>("ka10095");

        Assert.That(answer.ReturnMessage, Is.EqualTo("정상적으로 처리되었습니다"));
        Assert.That(answer.Quotes, Has.Count.EqualTo(1));

        var quote = answer.Quotes[0];
        Assert.That(quote.StockCode, Is.EqualTo(new StockCode("005930", Exchange.Krx)));
        Assert.That(quote.StockName, Is.EqualTo("삼성전자"));
        Assert.That(quote.CurrentPrice, Is.EqualTo(156600m));
        Assert.That(quote.BasePrice, Is.EqualTo(121700m));
        Assert.That(quote.Change, Is.EqualTo(34900m));
        Assert.That(quote.ChangeSign?.Value, Is.EqualTo(ChangeSign.Up));
        Assert.That(quote.ChangeRate, Is.EqualTo(28.68m));
        Assert.That(quote.Volume, Is.EqualTo(118636));
        Assert.That(quote.TradingValue, Is.EqualTo(14_889_000_000));
        Assert.That(quote.TradeQuantity, Is.EqualTo(-1));
        Assert.That(quote.ExecutionStrength, Is.EqualTo(172.01m));
        Assert.That(quote.PreviousDayVolumeRatio, Is.EqualTo(1995.22m));
        Assert.That(quote.Ask, Is.EqualTo(156700m));
        Assert.That(quote.Bid, Is.EqualTo(156600m));
        Assert.That(quote.Asks[0].Price, Is.EqualTo(156700m));
        Assert.That(quote.Asks[1].Price, Is.EqualTo(156800m));
        Assert.That(quote.Asks[2].Price, Is.EqualTo(156900m));
        Assert.That(quote.Asks[3].Price, Is.EqualTo(158000m));
        Assert.That(quote.Asks[4].Price, Is.EqualTo(158100m));
        Assert.That(quote.Bids[0].Price, Is.EqualTo(156600m));
        Assert.That(quote.Bids[1].Price, Is.EqualTo(156500m));
        Assert.That(quote.Bids[2].Price, Is.EqualTo(156400m));
        Assert.That(quote.Bids[3].Price, Is.EqualTo(130000m));
        Assert.That(quote.Bids[4].Price, Is.EqualTo(121700m));
        Assert.That(quote.Asks, Has.Count.EqualTo(5));
        Assert.That(quote.Bids, Has.Count.EqualTo(5));
        Assert.That(quote.UpperLimitPrice, Is.EqualTo(158200m));
        Assert.That(quote.LowerLimitPrice, Is.EqualTo(85200m));
        Assert.That(quote.OpenPrice, Is.EqualTo(121700m));
        Assert.That(quote.HighPrice, Is.EqualTo(158200m));
        Assert.That(quote.LowPrice, Is.EqualTo(85200m));
        Assert.That(quote.ClosePrice, Is.EqualTo(156600m));
        Assert.That(quote.TradeTime, Is.EqualTo(new TimeOnly(16, 37, 13)));
        Assert.That(quote.ExpectedPrice, Is.EqualTo(156600m));
        Assert.That(quote.ExpectedQuantity, Is.EqualTo(823));
        Assert.That(quote.Capital, Is.EqualTo(778_000_000_000));
        Assert.That(quote.FaceValue, Is.EqualTo(100m));
        Assert.That(quote.MarketCap, Is.EqualTo(934_867_900_000_000));
        Assert.That(quote.ShareCount, Is.EqualTo(5_969_783_000));
        Assert.That(quote.QuoteTime, Is.EqualTo(new TimeOnly(16, 40, 0)));
        Assert.That(quote.Date, Is.EqualTo(new DateOnly(2024, 11, 28)));
        Assert.That(quote.BestAskQuantity, Is.EqualTo(8003));
        Assert.That(quote.BestBidQuantity, Is.EqualTo(7705));
        Assert.That(quote.BestAskCount, Is.Null);
        Assert.That(quote.BestBidCount, Is.Null);
        Assert.That(quote.TotalAskQuantity, Is.EqualTo(24028));
        Assert.That(quote.TotalBidQuantity, Is.EqualTo(26579));
        Assert.That(quote.TotalAskCount, Is.EqualTo(-11));
        Assert.That(quote.TotalBidCount, Is.Null);
        Assert.That(quote.Parity, Is.Zero);
        Assert.That(quote.Gearing, Is.Zero);
        Assert.That(quote.BreakEven, Is.Zero);
        Assert.That(quote.CapitalFulcrumPoint, Is.Zero);
        Assert.That(quote.ElwExercisePrice, Is.Zero);
        Assert.That(quote.ConversionRatio, Is.Zero);
        Assert.That(quote.ElwExpirationDate, Is.Null);
        Assert.That(quote.OpenInterest, Is.Null);
        Assert.That(quote.OpenInterestChange, Is.Null);
        Assert.That(quote.TheoreticalPrice, Is.Null);
        Assert.That(quote.ImpliedVolatility, Is.Null);
        Assert.That(quote.Delta, Is.Null);
        Assert.That(quote.Gamma, Is.Null);
        Assert.That(quote.Theta, Is.Null);
        Assert.That(quote.Vega, Is.Null);
        Assert.That(quote.Rho, Is.Null);
    }
}
