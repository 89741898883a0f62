using System.ComponentModel;

namespace Kiwoom.Serialization;

/// <summary>
/// The codes of a table as the spec has them, on the enum whose members they mean, or on a type that stands for the place. One text is far smaller than the code that would make the
/// table, and nothing of it runs before one of its codes is read or sent. <c>CodeTable</c> reads it.
/// </summary>
/// <param name="text">
/// A line with the document's name of the table, then one for each code. A line's columns stand behind tabs, and those at its end that say
/// nothing are left out: the code, its Korean label, its member (the one behind the last line's where it says none; a member that
/// came before has a further code, which is never sent), <c>+</c> for a rise or <c>-</c> for a fall, the <c>PriceRule</c> of an order type, where it was learnt.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Enum | AttributeTargets.Struct)]
public sealed class CodesAttribute(string text) : Attribute
{
    internal string Text { get; } = text;

    /// <summary>The enum whose members they mean, where it has other codes in other places; null where the table stands on its enum.</summary>
    public Type? Of { get; init; }
}
