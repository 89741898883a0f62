using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt20017: whether a stock can be bought on a margin loan. The words of a refusal are the simulator's.</summary>
internal sealed class LoanAvailabilitySource(ExchangeHost host) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request) => host.Engine.Find(request["stk_cd"]) is not { } market
        ? BlankAnswer.Create(request.Endpoint)
        : Answer.Success(
            writer => writer.WriteString(
                "crd_alow_yn", market.Instrument.TakesLoans ? $"< {LoanStocksSource.Grade}군 신용융자 가능 >" : "< 신용융자 불가 >"),
            "조회가 완료 되었습니다.");
}
