namespace Kiwoom.Generator.Model;

/// <summary>The spec's types, by the names of <c>Kiwoom.Catalog.FieldType</c>.</summary>
internal enum FieldType
{
    Text,
    Code,
    StockCode,
    Secret,
    Price,
    Change,
    Rate,
    Ratio,
    Quantity,
    Amount,
    Count,
    Date,
    Time,
    DateTime,
    Flag,
    Enum,
}
