namespace Kiwoom.Simulator.Realtime;

/// <summary>The document's words for what has become of an order (주문상태).</summary>
internal static class OrderStatusWords
{
    public const string Accepted = "접수";
    public const string Executed = "체결";
    public const string Confirmed = "확인";
    public const string Cancelled = "취소";
}
