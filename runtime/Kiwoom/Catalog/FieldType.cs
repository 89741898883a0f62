namespace Kiwoom.Catalog;

/// <summary>What a value is, and so how its text on the wire is read.</summary>
public enum FieldType
{
    /// <summary>Free text, as is.</summary>
    Text,

    /// <summary>An account, order, index or other code: text, never a number.</summary>
    Code,

    /// <summary>A stock code with its exchange.</summary>
    StockCode,

    /// <summary>A credential.</summary>
    Secret,

    /// <summary>A price: the sign on the wire only tells the direction.</summary>
    Price,

    /// <summary>A signed difference, profit or net value.</summary>
    Change,

    /// <summary>A signed rate or ratio.</summary>
    Rate,

    /// <summary>A ratio of two sizes: the sign on the wire is only a mark.</summary>
    Ratio,

    /// <summary>A number of shares or contracts.</summary>
    Quantity,

    /// <summary>An amount of money.</summary>
    Amount,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>A date, <c>yyyyMMdd</c>.</summary>
    Date,

    /// <summary>A time of day in Korea, <c>HHmmss</c> or <c>HH:mm:ss</c>.</summary>
    Time,

    /// <summary>A moment in Korean time, <c>yyyyMMddHHmmss</c>.</summary>
    DateTime,

    /// <summary>One of two codes.</summary>
    Flag,

    /// <summary>One of a table of codes.</summary>
    Enum,

    /// <summary>A list of rows.</summary>
    Rows,
}
