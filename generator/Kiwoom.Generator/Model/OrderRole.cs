namespace Kiwoom.Generator.Model;

/// <summary>What an element is to an order, whatever its names are.</summary>
internal enum OrderRole
{
    None,
    Code,
    Quantity,
    Price,
    StopPrice,
    Type,
    OriginalNumber,

    /// <summary>The order's own number, in its receipt.</summary>
    Number,
}
