namespace Kiwoom.Catalog;

/// <summary>How elements fit the words of a search.</summary>
internal enum ElementFit
{
    /// <summary>None has them.</summary>
    None,

    /// <summary>One has them in one of its names.</summary>
    Has,

    /// <summary>They are the name of one.</summary>
    Is,
}
