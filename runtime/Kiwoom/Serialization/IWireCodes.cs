using Kiwoom.Catalog;

namespace Kiwoom.Serialization;

/// <summary>The wire codes of an enum. Implemented by structs, so that the call is direct.</summary>
internal interface IWireCodes<TEnum>
    where TEnum : struct, Enum
{
    /// <summary>The table for the catalogue.</summary>
    static abstract CodeTable Table { get; }

    /// <summary>Where the table has this code; -1 when it lacks it.</summary>
    static abstract int IndexOf(ReadOnlySpan<byte> code);

    /// <summary>The member's code; empty when it cannot be sent.</summary>
    static abstract ReadOnlySpan<byte> ToWire(TEnum value);
}
