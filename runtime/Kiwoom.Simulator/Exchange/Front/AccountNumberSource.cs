using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>ka00001: the account's number, the one that orders and their messages carry.</summary>
internal sealed class AccountNumberSource : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request) => Answer.Success(writer => writer.WriteString("acctNo", OrderWords.AccountNumber));
}
