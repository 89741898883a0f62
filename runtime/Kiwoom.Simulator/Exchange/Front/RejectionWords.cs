using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Matching;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>Says in the servers' words why an order is refused. Codes are those that were published; the other words are the simulator's.</summary>
internal static class RejectionWords
{
    public static Refusal Of(RejectReason reason, string code) => reason switch
    {
        RejectReason.UnknownInstrument => Refusals.Of(1902, code),
        RejectReason.OffTick => Refusals.OrderRejected("RC4003", "호가단위를 확인하세요"),
        RejectReason.NotBusinessDay => Refusals.OrderRejected("RC4010", "영업일이 아닙니다"),
        RejectReason.MarketClosed => Refusals.OrderRejected("RC4058", "장이 종료되었습니다"),
        RejectReason.UnknownOrder => Refusals.OrderRejected("RC4032", "원주문번호가 존재하지 않습니다"),
        RejectReason.NothingOpen => Refusals.OrderRejected("RC4033", "정정/취소할 수량이 없습니다"),
        RejectReason.NotTradable => Refusals.OrderRejected("거래할 수 없는 종목입니다"),
        RejectReason.NotOnVenue => Refusals.OrderRejected("해당 거래소에서 거래되지 않는 종목입니다"),
        RejectReason.Halted => Refusals.OrderRejected("거래가 일시 정지된 종목입니다"),
        RejectReason.TypeNotAllowed => Refusals.OrderRejected("현재 사용할 수 없는 매매구분입니다"),
        RejectReason.TypeEnded => Refusals.OrderRejected("시간외단일가 매매는 종료되었습니다"),
        RejectReason.PriceMissing => Refusals.BadElement("ord_uv", "0보다 커야 합니다"),
        RejectReason.PriceNotAllowed => Refusals.BadElement("ord_uv", "단가를 입력할 수 없는 매매구분입니다"),
        RejectReason.OutsideLimits => Refusals.OrderRejected("가격제한폭을 벗어났습니다"),
        RejectReason.StopPriceMissing => Refusals.BadElement("cond_uv", "0보다 커야 합니다"),
        RejectReason.StopPriceNotAllowed => Refusals.BadElement("cond_uv", "조건단가를 입력할 수 없는 매매구분입니다"),
        RejectReason.BadQuantity => Refusals.BadElement("ord_qty", "수량이 올바르지 않습니다"),
        RejectReason.NoQuote => Refusals.OrderRejected("최유리/최우선 호가가 없습니다"),
        RejectReason.InsufficientCash => Refusals.OrderRejected("주문가능금액이 부족합니다"),
        RejectReason.InsufficientHolding => Refusals.OrderRejected("매도가능수량이 부족합니다"),
        RejectReason.NotOnLoan => Refusals.OrderRejected("신용융자가 불가능한 종목입니다"),
        RejectReason.NoSuchLoan => Refusals.OrderRejected("해당 대출일의 융자 잔고가 없습니다"),
        RejectReason.NotModifiable => Refusals.OrderRejected("정정할 수 없는 주문입니다"),
        _ => Refusals.OrderRejected("주문이 거부되었습니다"),
    };
}
