namespace Kiwoom.Catalog;

/// <summary>What the client itself does by an error code, beyond what its category says.</summary>
internal enum ErrorMeaning
{
    /// <summary>Nothing: the category says all.</summary>
    None,

    /// <summary>The calls of all API IDs together were too many.</summary>
    LimitOfAll,

    /// <summary>The calls of a group of API IDs, which share an address, were too many.</summary>
    LimitOfGroup,

    /// <summary>The app key was logged in elsewhere, which ends this session for good.</summary>
    SessionReplaced,
}
