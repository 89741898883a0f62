namespace Kiwoom.Tests.Examples;

/// <summary>kt00018: losses, padded and negative.</summary>
internal sealed class HoldingsExampleTests
{
    [Test]
    public async Task Every_value_of_the_holdings_is_read()
    {
        var answer = await ExampleAnswers.ReadAsync<Holdings>("kt00018");

        Assert.That(answer.ReturnMessage, Is.EqualTo("조회가 완료되었습니다"));
        Assert.That(answer.TotalPurchaseAmount, Is.EqualTo(17598258));
        Assert.That(answer.TotalEvaluationAmount, Is.EqualTo(25789890));
        Assert.That(answer.TotalEvaluationProfit, Is.EqualTo(8138825m));
        Assert.That(answer.TotalProfitRate, Is.EqualTo(46.25m));
        Assert.That(answer.EstimatedDepositedAsset, Is.EqualTo(1012632507));
        Assert.That(answer.TotalLoan, Is.Zero);
        Assert.That(answer.TotalMarginLoan, Is.Zero);
        Assert.That(answer.TotalStockLoan, Is.Zero);
        Assert.That(answer.Positions, Has.Count.EqualTo(2));

        var position1 = answer.Positions[0];
        Assert.That(position1.StockCode, Is.EqualTo(new StockCode("005930", Exchange.Krx)));
        Assert.That(position1.StockName, Is.EqualTo("삼성전자"));
        Assert.That(position1.EvaluationProfit, Is.EqualTo(-196888m));
        Assert.That(position1.ProfitRate, Is.EqualTo(-52.71m));
        Assert.That(position1.PurchasePrice, Is.EqualTo(124500m));
        Assert.That(position1.PreviousClosePrice, Is.EqualTo(45400m));
        Assert.That(position1.HoldingQuantity, Is.EqualTo(3));
        Assert.That(position1.TradableQuantity, Is.EqualTo(3));
        Assert.That(position1.CurrentPrice, Is.EqualTo(59000m));
        Assert.That(position1.PreviousDayBuyQuantity, Is.Zero);
        Assert.That(position1.PreviousDaySellQuantity, Is.Zero);
        Assert.That(position1.TodayBuyQuantity, Is.Zero);
        Assert.That(position1.TodaySellQuantity, Is.Zero);
        Assert.That(position1.PurchaseAmount, Is.EqualTo(373500));
        Assert.That(position1.PurchaseCommission, Is.EqualTo(50));
        Assert.That(position1.EvaluationAmount, Is.EqualTo(177000));
        Assert.That(position1.EvaluationCommission, Is.EqualTo(20));
        Assert.That(position1.Tax, Is.EqualTo(318));
        Assert.That(position1.TotalCommission, Is.EqualTo(70));
        Assert.That(position1.HoldingWeight, Is.EqualTo(2.12m));
        Assert.That(position1.CreditType, Is.EqualTo("00"));
        Assert.That(position1.CreditTypeName, Is.Empty);
        Assert.That(position1.LoanDate, Is.Null);

        var position2 = answer.Positions[1];
        Assert.That(position2.StockCode, Is.EqualTo(new StockCode("005930", Exchange.Krx)));
        Assert.That(position2.StockName, Is.EqualTo("삼성전자"));
        Assert.That(position2.EvaluationProfit, Is.EqualTo(-995004m));
        Assert.That(position2.ProfitRate, Is.EqualTo(-59.46m));
        Assert.That(position2.PurchasePrice, Is.EqualTo(209178m));
        Assert.That(position2.PreviousClosePrice, Is.EqualTo(97600m));
        Assert.That(position2.HoldingQuantity, Is.EqualTo(8));
        Assert.That(position2.TradableQuantity, Is.EqualTo(8));
        Assert.That(position2.CurrentPrice, Is.EqualTo(85000m));
        Assert.That(position2.PreviousDayBuyQuantity, Is.Zero);
        Assert.That(position2.PreviousDaySellQuantity, Is.Zero);
        Assert.That(position2.TodayBuyQuantity, Is.Zero);
        Assert.That(position2.TodaySellQuantity, Is.Zero);
        Assert.That(position2.PurchaseAmount, Is.EqualTo(1673430));
        Assert.That(position2.PurchaseCommission, Is.EqualTo(250));
        Assert.That(position2.EvaluationAmount, Is.EqualTo(680000));
        Assert.That(position2.EvaluationCommission, Is.EqualTo(100));
        Assert.That(position2.Tax, Is.EqualTo(1224));
        Assert.That(position2.TotalCommission, Is.EqualTo(350));
        Assert.That(position2.HoldingWeight, Is.EqualTo(9.51m));
        Assert.That(position2.CreditType, Is.EqualTo("00"));
        Assert.That(position2.CreditTypeName, Is.Empty);
        Assert.That(position2.LoanDate, Is.Null);
    }
}
