namespace Kiwoom.Redis.Streams;

/// <summary>What an entry of a stream is.</summary>
internal enum EntryKind
{
    /// <summary>A message; an entry has several where they came together.</summary>
    Message,

    /// <summary>A mark that some may be missing.</summary>
    Gap,

    /// <summary>All stocks of a condition, whose search was run anew.</summary>
    Stocks,
}
