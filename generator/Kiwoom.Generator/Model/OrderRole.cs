namespace Kiwoom.Generator.Model;

/// <summary>What an element is to an order, whatever its names are.</summary>
internal enum OrderRole
{
    None,

    /// <summary>Its descriptor names none that there is, which is reported.</summary>
    Unknown,
    Code,
    Quantity,
    Price,
    StopPrice,
    Type,
    OriginalNumber,

    /// <summary>The order's own number, in its receipt.</summary>
    Number,
}
