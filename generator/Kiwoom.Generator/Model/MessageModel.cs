namespace Kiwoom.Generator.Model;

/// <summary>A realtime message.</summary>
/// <param name="WireType">The <c>type</c> that frames give it, for example <c>0B</c>.</param>
/// <param name="Items">What it is registered for.</param>
/// <param name="Record">Its values.</param>
internal sealed record MessageModel(string WireType, ItemKind Items, RecordModel Record)
{
    /// <summary>The member of a stock's messages that gives its code.</summary>
    public const string StockCode = "StockCode";

    /// <summary>Whether it has a member of its own for its stock's code; not where the server sends an element of that name.</summary>
    public bool HasStockCode => Items == ItemKind.StockCode && !Record.Members.Any(member => member.Name == StockCode);

    /// <summary>Whether none of its messages may be dropped.</summary>
    public bool IsLossless { get; init; }

    /// <summary>The wire name of the value that tells whose a message is; null where the frame's item does.</summary>
    public string? ItemWire { get; init; }

    /// <summary>The type that reads it.</summary>
    public string ReaderType => Record.TypeName + "Reader";
}

/// <summary>What a realtime type is registered for.</summary>
internal enum ItemKind
{
    /// <summary>Nothing: the account's own events, or the whole market.</summary>
    None,

    /// <summary>Stocks.</summary>
    StockCode,

    /// <summary>Sectors, gold or other codes.</summary>
    Code,
}
