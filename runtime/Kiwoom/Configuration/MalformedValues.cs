namespace Kiwoom;

/// <summary>What happens to a value that cannot be read, such as <c>"abc"</c> for a price.</summary>
public enum MalformedValues
{
    /// <summary>It is null and logged; the rest of the answer stands.</summary>
    Null,

    /// <summary>The call fails with a <see cref="KiwoomProtocolException"/>.</summary>
    Throw,
}
