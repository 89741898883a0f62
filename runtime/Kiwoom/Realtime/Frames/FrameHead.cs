using System.Text;

namespace Kiwoom.Realtime;

/// <summary>What a frame holds beside messages.</summary>
internal ref struct FrameHead
{
    public FrameKind Kind { get; set; }

    /// <summary>The <c>trnm</c>, which names the request that is answered.</summary>
    public ReadOnlySpan<byte> Name { get; set; }

    public int? ReturnCode { get; set; }

    public string ReturnMessage { get; set; }

    /// <summary>Whether it answers that what was asked has been done: its <c>return_code</c> says so, and no code in its words otherwise.</summary>
    public readonly bool IsSuccess => ReturnCodes.MeaningOf(ReturnCode) == ReturnMeaning.Success && !RefusalWords.NameRefusal(ReturnMessage ?? "");

    /// <summary>The <c>seq</c> of an answer: the number of the condition that it is about.</summary>
    public ReadOnlySpan<byte> Sequence { get; set; }

    /// <summary>A notice's code.</summary>
    public ReadOnlySpan<byte> Code { get; set; }

    /// <summary>A notice's words.</summary>
    public ReadOnlySpan<byte> Message { get; set; }

    /// <summary>Whether messages stood in it that could not be read.</summary>
    public bool HasBrokenMessages { get; set; }

    public readonly string CodeText => Encoding.UTF8.GetString(Code);

    public readonly string MessageText => Encoding.UTF8.GetString(Message);
}
