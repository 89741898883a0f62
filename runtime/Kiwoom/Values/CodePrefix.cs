namespace Kiwoom;

/// <summary>What a stock code's prefix says: account endpoints, orders' messages and condition searches put one in front.</summary>
public enum CodePrefix
{
    /// <summary>No prefix was there, so nothing is said.</summary>
    None,

    /// <summary><c>A</c>: a share, or a fund that is traded like one.</summary>
    Share,

    /// <summary><c>J</c>: an equity-linked warrant.</summary>
    Elw,

    /// <summary><c>Q</c>: an exchange-traded note.</summary>
    Etn,
}
