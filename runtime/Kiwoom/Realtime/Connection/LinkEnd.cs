namespace Kiwoom.Realtime;

/// <summary>Why a connection ended.</summary>
/// <param name="Reason">What streams are told.</param>
/// <param name="Exception">What broke it; null where the server closed it in order.</param>
/// <param name="IsFinal">Whether it must not be restored.</param>
internal sealed record LinkEnd(StreamGapReason Reason, Exception? Exception, bool IsFinal = false);
