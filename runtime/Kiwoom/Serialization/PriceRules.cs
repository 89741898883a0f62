namespace Kiwoom.Serialization;

/// <summary>How the order types of an enum are priced.</summary>
internal static class PriceRules
{
    /// <summary>The rule for a type; optional where the type is unknown, which is reported already.</summary>
    public static PriceRule Of<TEnum>(TEnum type)
        where TEnum : struct, Enum => KnownCodes<TEnum>.Own.Describe(type)?.PriceRule ?? PriceRule.Optional;
}
