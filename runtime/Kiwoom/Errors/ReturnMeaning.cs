namespace Kiwoom;

/// <summary>What <c>return_code</c> says by itself. It is only a category: a code in the words goes before.</summary>
internal enum ReturnMeaning
{
    /// <summary>There is none, or one that nobody has recorded.</summary>
    Unknown,

    /// <summary>What was asked has been done.</summary>
    Success,

    /// <summary>A query found nothing; an order was rejected.</summary>
    NothingFound,

    /// <summary>A header, element or address is wrong.</summary>
    InvalidRequest,

    /// <summary>The key, the token or the terminal is not accepted.</summary>
    Authentication,

    /// <summary>Too many requests.</summary>
    RateLimit,
}
