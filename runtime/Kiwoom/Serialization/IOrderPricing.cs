namespace Kiwoom.Serialization;

/// <summary>How the order types of an enum are priced. Implemented by the structs that know the enum's wire codes.</summary>
internal interface IOrderPricing<TEnum>
    where TEnum : struct, Enum
{
    /// <summary>The rule for a type; optional where the type is unknown, which is reported already.</summary>
    static abstract PriceRule PriceRuleOf(TEnum value);
}
