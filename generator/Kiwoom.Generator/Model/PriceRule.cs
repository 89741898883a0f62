namespace Kiwoom.Generator.Model;

/// <summary>Which prices an order of a type carries. The names are those of the library's <c>PriceRule</c>.</summary>
internal enum PriceRule
{
    Optional,
    None,
    Price,
    PriceAndStopPrice,
}
