using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Kiwoom;

/// <summary>
/// A key or token. It prints as <c>***</c> wherever it is printed, in JSON too, from which it is not read; a string converts by itself.
/// </summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(SecretJsonConverter))]
public readonly struct Secret : IEquatable<Secret>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _value;

    private Secret(string value) => _value = value;

    /// <summary>Whether there is no secret.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_value);

    /// <summary>Wraps a secret.</summary>
    public static implicit operator Secret(string? value) => FromString(value);

    /// <summary>Compares two secrets.</summary>
    public static bool operator ==(Secret left, Secret right) => left.Equals(right);

    /// <inheritdoc cref="op_Equality"/>
    public static bool operator !=(Secret left, Secret right) => !left.Equals(right);

    /// <inheritdoc cref="op_Implicit(string?)"/>
    public static Secret FromString(string? value) => new(value ?? "");

    /// <summary>The secret itself. Keep it out of logs and messages.</summary>
    public string Reveal() => _value ?? "";

    /// <inheritdoc/>
    public bool Equals(Secret other) => string.Equals(Reveal(), other.Reveal(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Secret other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Reveal().GetHashCode(StringComparison.Ordinal);

    /// <summary><c>***</c>, or nothing when there is no secret.</summary>
    public override string ToString() => IsEmpty ? "" : "***";
}
