using System.CommandLine;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Orders;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom order</c>: shows an order and its code; the same order with that code is sent.</summary>
internal static class OrderCommand
{
    public static Command Create(CliContext context, SessionOptions session) => new("order", context.Say("Orders in two steps: shown first, sent with --confirm CODE", "두 단계 주문: 먼저 확인하고 --confirm CODE 로 전송"))
    {
        CreateNew("buy", OrderAction.Buy, context.Say("buys: kiwoom order buy 005930 10 --limit 70000", "매수: kiwoom order buy 005930 10 --limit 70000"), context, session),
        CreateNew("sell", OrderAction.Sell, context.Say("sells", "매도"), context, session),
        CreateChange("modify", OrderAction.Modify, context.Say("modifies an open order", "정정"), context, session),
        CreateChange("cancel", OrderAction.Cancel, context.Say("cancels an open order", "취소"), context, session),
    };

    /// <summary>The same as <c>kiwoom order cancel</c>, for whoever is in a hurry.</summary>
    public static Command CreateCancel(CliContext context, SessionOptions session) =>
        CreateChange("cancel", OrderAction.Cancel, context.Say("Cancels an open order, in two steps", "주문 취소 (두 단계)"), context, session);

    private static Command CreateNew(string name, OrderAction action, string description, CliContext context, SessionOptions session)
    {
        var code = new Argument<string>("code") { Description = context.Say("stock code", "종목코드") };
        var quantity = new Argument<string>("quantity") { Description = context.Say("shares", "주식 수") };
        var limit = TextOptions.Create("--limit", "PRICE", context.Say("limit price in won", "지정가(원)"));
        var market = new Option<bool>("--market") { Description = context.Say("at the market", "시장가") };
        var type = TextOptions.Create("--type", "TYPE", context.Say("another order type, by code, name or Korean label", "다른 매매구분 (코드 또는 이름)"));
        type.CompletionSources.Add(completion => KiwoomCatalog.CodeTables.First(table => table.Name == nameof(OrderType)).Entries.Select(entry => entry.Name));
        var stop = TextOptions.Create("--stop", "PRICE", context.Say("the price that triggers a StopLimit order", "스톱지정가 조건단가"));
        var parts = new Parts(context);
        var command = new Command(name, description) { code, quantity, limit, market, type, stop, parts.Exchange, parts.Confirm };
        command.SetAction((result, cancellation) =>
        {
            var price = result.GetValue(limit);
            if (result.GetValue(market) && price is not null)
            {
                throw new CliException(context.Say("both --limit and --market are given: give one", "--limit 과 --market 이 모두 있습니다: 하나만 주세요"));
            }

            if (!result.GetValue(market) && price is null && result.GetValue(type) is null)
            {
                throw new CliException(context.Say("give --limit PRICE or --market", "--limit PRICE 또는 --market 중 하나를 주세요"));
            }

            if (result.GetValue(market) && result.GetValue(type) is not null)
            {
                throw new CliException(context.Say("give --market or --type, not both", "--market 과 --type 을 함께 쓸 수 없습니다"));
            }

            OrderNumbers.Check(result.GetRequiredValue(quantity), price, result.GetValue(stop), context);
            var draft = OrderDraft.Create(
                action, result.GetRequiredValue(code), result.GetRequiredValue(quantity), price, result.GetValue(type), result.GetValue(stop), result.GetValue(parts.Exchange), null);
            return OrderFlow.RunAsync(result, draft, result.GetValue(parts.Confirm), null, context, session, cancellation);
        });
        return command;
    }

    private static Command CreateChange(string name, OrderAction action, string description, CliContext context, SessionOptions session)
    {
        var number = new Argument<string>("order-number") { Description = context.Say("the order's number, as its receipt has it", "주문번호") };
        var isCancellation = action == OrderAction.Cancel;
        var code = new Argument<string?>("code") { Arity = ArgumentArity.ZeroOrOne, Description = context.Say("stock code; that of the order by default", "종목코드; 없으면 원주문의 종목") };
        var quantity = new Argument<string?>("quantity")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = isCancellation
                ? context.Say("shares; all that is left by default, which 0 says too", "주식 수; 없거나 0이면 잔량 전부")
                : context.Say("shares that go to the new price; what is left stays in the order as it is", "새 가격으로 옮길 주식 수; 나머지는 원주문에 남습니다"),
        };
        var limit = TextOptions.Create("--limit", "PRICE", context.Say("the new price in won", "새 지정가(원)"));
        var parts = new Parts(context);
        var command = new Command(name, description) { number, code, quantity, parts.Exchange, parts.Confirm };
        if (action == OrderAction.Modify)
        {
            command.Add(limit);
        }

        command.SetAction((result, cancellation) =>
        {
            var (order, stock) = (result.GetRequiredValue(number), result.GetValue(code));
            if (stock is not null && IsOrderNumber(stock) && !IsOrderNumber(order))
            {
                throw new CliException(context.Say(
                    $"the order's number comes first, and then the stock's code: {name} {stock} {order}", $"주문번호가 먼저, 종목코드가 다음입니다: {name} {stock} {order}"));
            }

            var shares = result.GetValue(quantity) ?? (isCancellation ? "0" : throw new CliException(context.Say("how many shares? give the stock's code and the quantity", "종목코드와 수량을 주세요")));
            var price = isCancellation ? null : result.GetValue(limit) ?? throw new CliException(context.Say("give the new price: --limit PRICE", "새 가격을 주세요: --limit PRICE"));
            OrderNumbers.Check(shares, price, null, context);
            var change = new OrderChange(action, order, stock, shares, price, result.GetValue(parts.Exchange));
            return OrderFlow.RunAsync(result, (desk, token) => desk.DraftChangeAsync(change, token), result.GetValue(parts.Confirm), null, context, session, cancellation);
        });
        return command;
    }

    // Seven digits, as receipts have it; a stock's code has six.
    private static bool IsOrderNumber(string text) => text.Length == 7 && text.All(char.IsAsciiDigit);

    private sealed class Parts
    {
        public Parts(CliContext context)
        {
            Exchange = TextOptions.Create("--exchange", "KRX", "KRX, NXT, SOR");
            Exchange.CompletionSources.Add("KRX", "NXT", "SOR");
            Confirm = OrderFlow.CreateConfirm(context);
        }

        public Option<string?> Exchange { get; }

        public Option<string?> Confirm { get; }
    }
}
