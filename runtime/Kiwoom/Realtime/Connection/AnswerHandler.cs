namespace Kiwoom.Realtime;

/// <summary>Sees an answer on the receive loop, before anything that came after it is read. It must be quick and must not throw.</summary>
/// <param name="frame">The answer's bytes, which are gone afterwards.</param>
/// <param name="head">What has been read of it.</param>
internal delegate void AnswerHandler(ReadOnlySpan<byte> frame, in FrameHead head);
