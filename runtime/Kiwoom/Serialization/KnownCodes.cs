namespace Kiwoom.Serialization;

/// <summary>A table's codes, made once and shared by all answers.</summary>
internal static class KnownCodes<TEnum, TCodes>
    where TEnum : struct, Enum
    where TCodes : struct, IWireCodes<TEnum>
{
    /// <summary>In the table's order.</summary>
    public static readonly Code<TEnum>[] All = [.. TCodes.Table.Entries.Select(entry => new Code<TEnum>(entry))];
}
