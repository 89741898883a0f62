namespace Kiwoom.Tests.Examples;

/// <summary>Orders, their receipts and their history.</summary>
internal sealed class OrderExampleTests
{
    [Test]
    public async Task Order_history_is_read()
    {
        var answer = await ExampleAnswers.ReadAsync<OrderHistory>("kt00007");

        Assert.That(answer.ReturnMessage, Is.EqualTo("조회가 완료되었습니다"));
        Assert.That(answer.Orders, Has.Count.EqualTo(1));

        var order = answer.Orders[0];
        Assert.That(order.OrderNumber, Is.EqualTo("0000050"));
        Assert.That(order.StockCode, Is.EqualTo(new StockCode("069500", Exchange.Krx)));
        Assert.That(order.OrderTypeName, Is.EqualTo("시장가"));
        Assert.That(order.CreditTypeName, Is.EqualTo("보통매매"));
        Assert.That(order.OrderQuantity, Is.EqualTo(1));
        Assert.That(order.OrderPrice, Is.Zero);
        Assert.That(order.ConfirmedQuantity, Is.Zero);
        Assert.That(order.AcceptanceStatus, Is.EqualTo("접수"));
        Assert.That(order.ForcedSaleStatus, Is.Empty);
        Assert.That(order.OrderTime, Is.EqualTo(new TimeOnly(13, 5, 43)));
        Assert.That(order.OriginalOrderNumber, Is.EqualTo("0000000"));
        Assert.That(order.StockName, Is.EqualTo("KODEX 200"));
        Assert.That(order.OrderSideName, Is.EqualTo("현금매수"));
        Assert.That(order.LoanDate, Is.Null);
        Assert.That(order.ExecutedQuantity, Is.EqualTo(1));
        Assert.That(order.ExecutedPrice, Is.EqualTo(4900m));
        Assert.That(order.RemainingQuantity, Is.Zero);
        Assert.That(order.OrderChannel, Is.EqualTo("영웅문4"));
        Assert.That(order.ModifyCancelStatus, Is.Empty);
        Assert.That(order.ConfirmedTime, Is.Null);
        Assert.That(order.Exchange?.Value, Is.EqualTo(Exchange.Krx));
        Assert.That(order.StopPrice, Is.Zero);
    }

    [Test]
    public async Task Open_orders_are_read()
    {
        var answer = await ExampleAnswers.ReadAsync<OpenOrders>("ka10075");

        Assert.That(answer.ReturnMessage, Is.EqualTo(" 조회가 완료되었습니다."));
        Assert.That(answer.Orders, Has.Count.EqualTo(1));

        var order = answer.Orders[0];
        Assert.That(order.AccountNumber, Is.EqualTo("1234567890"));
        Assert.That(order.OrderNumber, Is.EqualTo("0000069"));
        Assert.That(order.ManagerNumber, Is.Empty);
        Assert.That(order.StockCode, Is.EqualTo(new StockCode("005930", Exchange.Krx)));
        Assert.That(order.TaskType, Is.Empty);
        Assert.That(order.OrderStatus, Is.EqualTo("접수"));
        Assert.That(order.StockName, Is.EqualTo("삼성전자"));
        Assert.That(order.OrderQuantity, Is.EqualTo(1));
        Assert.That(order.OrderPrice, Is.Zero);
        Assert.That(order.UnfilledQuantity, Is.EqualTo(1));
        Assert.That(order.AccumulatedExecutedAmount, Is.Zero);
        Assert.That(order.OriginalOrderNumber, Is.EqualTo("0000000"));
        Assert.That(order.OrderSideName, Is.EqualTo("+매수"));
        Assert.That(order.OrderTypeName, Is.EqualTo("시장가"));
        Assert.That(order.Time, Is.EqualTo(new TimeOnly(15, 41, 13)));
        Assert.That(order.ExecutionNumber, Is.Empty);
        Assert.That(order.ExecutedPrice, Is.Zero);
        Assert.That(order.ExecutedQuantity, Is.Zero);
        Assert.That(order.CurrentPrice, Is.EqualTo(74100m));
        Assert.That(order.Ask, Is.Zero);
        Assert.That(order.Bid, Is.EqualTo(74100m));
        Assert.That(order.UnitExecutedPrice, Is.Null);
        Assert.That(order.UnitExecutedQuantity, Is.Null);
        Assert.That(order.TodayCommission, Is.Zero);
        Assert.That(order.TodayTax, Is.Zero);
        Assert.That(order.IndividualInvestor, Is.Empty);
        Assert.That(order.Exchange?.Value, Is.EqualTo(Exchange.Krx));
        Assert.That(order.ExchangeName, Is.EqualTo("KRX"));
        Assert.That(order.IsSor, Is.False);
        Assert.That(order.StopPrice, Is.Null);
    }

    [Test]
    public async Task Receipt_of_a_buy_order_is_read()
    {
        var answer = await ExampleAnswers.ReadAsync<OrderReceipt>("kt10000");

        Assert.That(answer.ReturnMessage, Is.EqualTo("정상적으로 처리되었습니다"));
        Assert.That(answer.OrderNumber, Is.EqualTo("00024"));
        Assert.That(answer.Exchange, Is.Null);
    }

    [Test]
    public async Task Receipt_of_a_sell_order_is_read()
    {
        var answer = await ExampleAnswers.ReadAsync<OrderReceipt>("kt10001");

        Assert.That(answer.ReturnMessage, Is.EqualTo("매도주문이 완료되었습니다."));
        Assert.That(answer.OrderNumber, Is.EqualTo("0000138"));
        Assert.That(answer.Exchange?.Value, Is.EqualTo(Exchange.Krx));
    }

    [Test]
    public async Task Receipt_of_a_modified_order_is_read()
    {
        var answer = await ExampleAnswers.ReadAsync<OrderChangeReceipt>("kt10002");

        Assert.That(answer.ReturnMessage, Is.EqualTo("매수정정 주문입력이 완료되었습니다"));
        Assert.That(answer.OrderNumber, Is.EqualTo("0000140"));
        Assert.That(answer.RootOrderNumber, Is.EqualTo("0000139"));
        Assert.That(answer.Quantity, Is.EqualTo(1));
        Assert.That(answer.Exchange?.Value, Is.EqualTo(Exchange.Krx));
    }

    [Test]
    public async Task Receipt_of_a_cancelled_order_is_read()
    {
        var answer = await ExampleAnswers.ReadAsync<OrderChangeReceipt>("kt10003");

        Assert.That(answer.ReturnMessage, Is.EqualTo("매수취소 주문입력이 완료되었습니다"));
        Assert.That(answer.OrderNumber, Is.EqualTo("0000141"));
        Assert.That(answer.RootOrderNumber, Is.EqualTo("0000139"));
        Assert.That(answer.Quantity, Is.EqualTo(1));
        Assert.That(answer.Exchange, Is.Null);
    }
}
