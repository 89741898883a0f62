using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>Lets a source answer in one turn: all of an answer is of the same moment.</summary>
internal sealed class TurnSource(ExchangeHost host, IAnswerSource source) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request)
    {
        using var turn = host.Begin();
        return source.GetAnswer(request);
    }
}
