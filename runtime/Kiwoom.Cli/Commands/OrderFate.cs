using System.Globalization;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Orders;
using Kiwoom.Orders;

namespace Kiwoom.Cli.Commands;

/// <summary>What is said of an order whose answer never came.</summary>
internal static class OrderFate
{
    // The lists' word for what was not carried out.
    private const string Refused = "거부";

    public static async Task TellAsync(OrderDesk desk, KiwoomOrderOutcomeUnknownException unknown, CliContext context, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(unknown, cancellationToken);
        if (found is null)
        {
            context.Tell("looked up: the lists could not be read; look again with kiwoom orders --all before you send another", "조회 실패: 다시 주문하기 전에 kiwoom orders --all 로 확인하세요");
            return;
        }

        if (found.Count == 0)
        {
            context.Tell(
                "looked up: not in the account's lists so far, which does not prove that it does not exist; look again with kiwoom orders --all",
                "조회 결과: 아직 목록에 없습니다. 주문이 없다는 증거는 아닙니다; kiwoom orders --all 로 다시 확인하세요");
        }

        foreach (var order in found)
        {
            context.Error.WriteLine(CommandLineRunner.OneLine(Describe(order, unknown.Request, desk, context)));
        }
    }

    /// <summary>A candidate as what it is: a change is told by the order that it changes.</summary>
    internal static string Describe(OrderCandidate order, IOrderRequest request, OrderDesk desk, CliContext context)
    {
        var taken = order.Time is { } time ? string.Create(CultureInfo.InvariantCulture, $"{context.Say(" taken", " 접수")} {time:HH:mm:ss}") : "";
        var sent = string.Create(CultureInfo.InvariantCulture, $" ({context.Say("sent", "전송")} {desk.SentAt.ToOffset(KoreanTime.Offset):HH:mm:ss}){Doubt()}");
        var original = request.OriginalOrderNumber is { } number ? OrderDraft.PadNumber(number) : "";
        var shares = string.Create(CultureInfo.InvariantCulture, $"{order.Quantity:#,0}");
        return request.Action switch
        {
            OrderAction.Cancel or OrderAction.Modify when order.StatusText.Contains(Refused, StringComparison.Ordinal) => context.Say(
                $"looked up: the change of {original} was refused: order {order.OrderNumber},{taken}{sent}", $"조회 결과: 주문 {original} 의 정정·취소가 거부되었습니다: 주문번호 {order.OrderNumber},{taken}{sent}"),
            OrderAction.Cancel => context.Say(
                $"looked up: the cancellation of {original} ({shares}) was taken: it is order {order.OrderNumber},{taken}{sent}",
                $"조회 결과: 주문 {original} 의 취소({shares}주)가 접수되었습니다: 취소 주문번호 {order.OrderNumber},{taken}{sent}"),
            OrderAction.Modify => context.Say(
                string.Create(CultureInfo.InvariantCulture, $"looked up: the modification of {original} was taken: order {order.OrderNumber} has {shares} x {order.Price:#,0.####} of it,{taken}{sent}"),
                string.Create(CultureInfo.InvariantCulture, $"조회 결과: 주문 {original} 의 정정이 접수되었습니다: 새 주문번호 {order.OrderNumber} {shares}주 x {order.Price:#,0.####},{taken}{sent}")),
            _ => context.Say(
                string.Create(CultureInfo.InvariantCulture, $"looked up: it may be order {order.OrderNumber},{taken}{sent}: {order.SideText} {shares} x {order.Price:#,0.####}"),
                string.Create(CultureInfo.InvariantCulture, $"조회 결과: 이 주문일 수 있습니다 {order.OrderNumber},{taken}{sent}: {order.SideText} {shares} x {order.Price:#,0.####}")),
        };

        string Doubt() => desk.KnowsBefore ? "" : context.Say(", or one of before that is equal", ", 이전의 같은 주문일 수도 있습니다");
    }
}
