namespace Kiwoom.Tests.Examples;

/// <summary>ka10099: camel-case elements, padded zeros, return_code in front of the list.</summary>
internal sealed class StockListExampleTests
{
    [Test]
    public async Task Stocks_are_read()
    {
        var answer = await ExampleAnswers.ReadAsync<StockList>("ka10099");

        Assert.That(answer.ReturnMessage, Is.EqualTo("정상적으로 처리되었습니다"));
        Assert.That(answer.Stocks, Has.Count.EqualTo(5));

        var stock1 = answer.Stocks[0];
        Assert.That(stock1.StockCode, Is.EqualTo(new StockCode("005930", Exchange.Krx)));
        Assert.That(stock1.StockName, Is.EqualTo("삼성전자"));
        Assert.That(stock1.ListedShares, Is.EqualTo(123759593));
        Assert.That(stock1.AuditStatus, Is.EqualTo("투자주의환기종목"));
        Assert.That(stock1.ListingDate, Is.EqualTo(new DateOnly(2009, 12, 4)));
        Assert.That(stock1.PreviousClosePrice, Is.EqualTo(197m));
        Assert.That(stock1.StockState, Is.EqualTo("관리종목"));
        Assert.That(stock1.MarketCode, Is.EqualTo("10"));
        Assert.That(stock1.MarketName, Is.EqualTo("코스닥"));
        Assert.That(stock1.SectorName, Is.Empty);
        Assert.That(stock1.CompanySize, Is.Empty);
        Assert.That(stock1.CompanyClass, Is.Empty);
        Assert.That(stock1.OrderWarning?.Value, Is.EqualTo(OrderWarning.None));
        Assert.That(stock1.IsNxtTradable, Is.True);

        var stock2 = answer.Stocks[1];
        Assert.That(stock2.StockCode, Is.EqualTo(new StockCode("005930", Exchange.Krx)));
        Assert.That(stock2.StockName, Is.EqualTo("삼성전자"));
        Assert.That(stock2.ListedShares, Is.EqualTo(136637536));
        Assert.That(stock2.AuditStatus, Is.EqualTo("정상"));
        Assert.That(stock2.ListingDate, Is.EqualTo(new DateOnly(2010, 4, 23)));
        Assert.That(stock2.PreviousClosePrice, Is.EqualTo(213m));
        Assert.That(stock2.StockState, Is.EqualTo("증거금100%"));
        Assert.That(stock2.MarketCode, Is.EqualTo("10"));
        Assert.That(stock2.MarketName, Is.EqualTo("코스닥"));
        Assert.That(stock2.SectorName, Is.Empty);
        Assert.That(stock2.CompanySize, Is.Empty);
        Assert.That(stock2.CompanyClass, Is.EqualTo("외국기업"));
        Assert.That(stock2.OrderWarning?.Value, Is.EqualTo(OrderWarning.None));
        Assert.That(stock2.IsNxtTradable, Is.True);

        var stock5 = answer.Stocks[4];
        Assert.That(stock5.StockCode, Is.EqualTo(new StockCode("005930", Exchange.Krx)));
        Assert.That(stock5.StockName, Is.EqualTo("삼성전자"));
        Assert.That(stock5.ListedShares, Is.EqualTo(67375000));
        Assert.That(stock5.AuditStatus, Is.EqualTo("투자주의환기종목"));
        Assert.That(stock5.ListingDate, Is.EqualTo(new DateOnly(2016, 10, 25)));
        Assert.That(stock5.PreviousClosePrice, Is.EqualTo(951m));
        Assert.That(stock5.StockState, Is.EqualTo("관리종목"));
        Assert.That(stock5.MarketCode, Is.EqualTo("10"));
        Assert.That(stock5.MarketName, Is.EqualTo("코스닥"));
        Assert.That(stock5.SectorName, Is.Empty);
        Assert.That(stock5.CompanySize, Is.Empty);
        Assert.That(stock5.CompanyClass, Is.Empty);
        Assert.That(stock5.OrderWarning?.Value, Is.EqualTo(OrderWarning.None));
        Assert.That(stock5.IsNxtTradable, Is.True);
    }
}
