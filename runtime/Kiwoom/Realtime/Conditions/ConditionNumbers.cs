using Kiwoom.ConditionSearch;

namespace Kiwoom.Realtime;

/// <summary>Tells which condition a message is of.</summary>
internal static class ConditionNumbers
{
    /// <summary>The condition's number; null where the message is of none.</summary>
    public static string? Of(RealtimeMessage message) => message switch
    {
        ConditionSnapshot all => all.ConditionNumber,
        ConditionMatch match => match.ConditionNumber,
        _ => null,
    };
}
