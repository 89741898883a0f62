namespace Kiwoom.Simulator.Answers;

/// <summary>Answers the requests of one API ID; registered in <see cref="AnswerTable"/>.</summary>
internal interface IAnswerSource
{
    /// <summary>Answers a request whose headers and elements have passed the catalogue's checks.</summary>
    Answer GetAnswer(ApiRequest request);
}
