namespace Kiwoom.Simulator.Exchange.Calendar;

/// <summary>Whether and when the exchanges open on a day.</summary>
internal enum DayKind
{
    /// <summary>At the usual hours.</summary>
    Regular,

    /// <summary>Not at all.</summary>
    Closed,

    /// <summary>The regular session opens an hour later and closes as usual.</summary>
    LateOpen,

    /// <summary>Everything is an hour later.</summary>
    Late,
}
