namespace Kiwoom.Tests.Realtime.Registration;

/// <summary>Items and conditions that a server always treats badly.</summary>
internal static class SickItems
{
    /// <summary>Refused.</summary>
    public const string Refused = "000901";

    /// <summary>Not answered.</summary>
    public const string Mute = "000902";

    /// <summary>Answered without a <c>return_code</c>.</summary>
    public const string Odd = "000903";

    /// <summary>A condition that is refused.</summary>
    public const string RefusedCondition = "8";

    /// <summary>A condition that is not answered.</summary>
    public const string MuteCondition = "9";

    public static bool Contains(string item) => item is Refused or Mute or Odd or RefusedCondition or MuteCondition;
}
