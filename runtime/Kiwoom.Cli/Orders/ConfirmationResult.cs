namespace Kiwoom.Cli.Orders;

/// <summary>What a confirmation code is worth.</summary>
internal enum ConfirmationResult
{
    /// <summary>It is this order's, in time, and is used up now.</summary>
    Confirmed,

    /// <summary>Nobody gave it, or it has been used.</summary>
    Unknown,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was given for another order, and is used up now.</summary>
    OtherOrder,
}
