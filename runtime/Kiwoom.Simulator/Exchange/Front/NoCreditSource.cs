using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt10006 to kt10009: the account has no credit, so that such orders are refused. The words are the simulator's.</summary>
internal sealed class NoCreditSource : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request) => Answer.Refused(Refusals.OrderRejected("신용거래 약정이 없는 계좌입니다"));
}
