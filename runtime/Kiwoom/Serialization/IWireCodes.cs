using Kiwoom.Catalog;

namespace Kiwoom.Serialization;

/// <summary>The wire codes of an enum. Implemented by structs, so that the call is direct.</summary>
internal interface IWireCodes<TEnum>
    where TEnum : struct, Enum
{
    /// <summary>The table for the catalogue.</summary>
    static abstract CodeTable Table { get; }

    /// <summary>The member with this code, <c>Unknown</c> when there is none.</summary>
    static abstract TEnum Parse(ReadOnlySpan<byte> code);

    /// <summary>The member's code; empty when it cannot be sent.</summary>
    static abstract ReadOnlySpan<byte> ToWire(TEnum value);
}
