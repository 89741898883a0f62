using Kiwoom.Catalog;

namespace Kiwoom;

/// <summary>
/// A code of an answer or message: what it means and the text it came from. It compares with the enum's members
/// (<c>trade.ChangeSign == ChangeSign.Up</c>) and matches by its value (<c>is { Value: ChangeSign.Up or ChangeSign.UpperLimit }</c>).
/// A code that the table lacks is <c>Unknown</c>, and <see cref="Text"/> has what the server sent; a blank is no code but null.
/// </summary>
/// <typeparam name="TEnum">The code table.</typeparam>
public sealed class Code<TEnum> : IEquatable<Code<TEnum>>
    where TEnum : struct, Enum
{
    /// <summary>Makes a code, for example to try out what an application does with an answer.</summary>
    /// <param name="value">What it means; <c>Unknown</c> where the table lacks it.</param>
    /// <param name="text">The code on the wire.</param>
    public Code(TEnum value, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Value = value;
        Text = text;
    }

    /// <summary>One of the table's codes: every answer shares it.</summary>
    internal Code(CodeEntry entry)
        : this(Enum.Parse<TEnum>(entry.Name), entry.Code)
    {
        KoreanLabel = entry.KoreanLabel;
        Sign = entry.Sign;
    }

    /// <summary>What it means; <c>Unknown</c> for a code that the table lacks.</summary>
    public TEnum Value { get; }

    /// <summary>The code as the server sent it, without the padding around it.</summary>
    public string Text { get; }

    /// <summary>The document's label; empty where it is not known.</summary>
    public string KoreanLabel { get; } = "";

    /// <summary>Whether the table has it.</summary>
    public bool IsKnown => !EqualityComparer<TEnum>.Default.Equals(Value, default);

    /// <summary>1 for a rise, -1 for a fall; 0 for neither, and for a code that was made by hand. The spec of a project reads values by it too.</summary>
    public int Sign { get; }

    /// <summary>What the code means; null where there is none.</summary>
    public static implicit operator TEnum?(Code<TEnum>? code) => code?.Value;

    /// <summary>Whether the code means this. No code means nothing.</summary>
    public static bool operator ==(Code<TEnum>? left, TEnum right) =>
        left is not null && EqualityComparer<TEnum>.Default.Equals(left.Value, right);

    /// <summary>Whether the code means something else, or is missing.</summary>
    public static bool operator !=(Code<TEnum>? left, TEnum right) => !(left == right);

    /// <summary>Whether both mean the same.</summary>
    public static bool operator ==(Code<TEnum>? left, Code<TEnum>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they mean different things.</summary>
    public static bool operator !=(Code<TEnum>? left, Code<TEnum>? right) => !(left == right);

    /// <summary>
    /// Whether both mean the same, whatever text they came from: an exchange is <c>KRX</c> in one place and <c>1</c> in the next. Codes
    /// that no table has are equal where their texts are.
    /// </summary>
    /// <param name="other">The other one.</param>
    public bool Equals(Code<TEnum>? other) =>
        ReferenceEquals(this, other) ||
        (other is not null && EqualityComparer<TEnum>.Default.Equals(Value, other.Value) && (IsKnown || Text == other.Text));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Code<TEnum>);

    /// <inheritdoc/>
    public override int GetHashCode() => IsKnown ? EqualityComparer<TEnum>.Default.GetHashCode(Value) : Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The member's name, or the text of a code that the table lacks.</summary>
    public override string ToString() => IsKnown ? Value.ToString() : Text;
}
