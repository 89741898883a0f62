using System.Text;
using Kiwoom.Serialization;

namespace Kiwoom;

/// <summary>
/// What the API's code tables say of their enums: <c>OrderType.Market.ToCode()</c> is <c>3</c> and <c>OrderType.Market.ToKorean()</c> is
/// <c>시장가</c>; <c>Code.Parse&lt;OrderType&gt;("3")</c> goes back. Answers have a <see cref="Code{TEnum}"/>, which holds both.
/// <c>Exchange</c> has other codes in each place, so that only its labels are here.
/// </summary>
public static class Code
{
    /// <summary>The code on the wire; empty for <c>Unknown</c>, which cannot be sent.</summary>
    /// <exception cref="ArgumentException">The enum is no code table of this library's, or its codes differ from place to place.</exception>
    public static string ToCode<TEnum>(this TEnum value)
        where TEnum : struct, Enum => CodesOf<TEnum>().Describe(value)?.Code ?? "";

    /// <summary>The document's Korean label; empty for <c>Unknown</c>.</summary>
    /// <exception cref="ArgumentException">The enum is not of this library's tables.</exception>
    public static string ToKorean<TEnum>(this TEnum value)
        where TEnum : struct, Enum => KnownCodes<TEnum>.Own.Describe(value)?.KoreanLabel ?? "";

    /// <summary>What a text of the wire means, as answers are read: <c>Unknown</c> with the text where the table lacks it, null where it is blank.</summary>
    /// <param name="text">The code; blanks around it do not count.</param>
    /// <exception cref="ArgumentException">The enum is no code table of this library's, or its codes differ from place to place.</exception>
    public static Code<TEnum>? Parse<TEnum>(string? text)
        where TEnum : struct, Enum
    {
        var known = CodesOf<TEnum>();
        var code = text.AsSpan().Trim(' ').ToString();
        return known.Find(Encoding.UTF8.GetBytes(code)) ?? (code.Length == 0 ? null : new Code<TEnum>(default, code));
    }

    /// <summary>Every code of a table in the document's order, further codes of one member too.</summary>
    /// <exception cref="ArgumentException">The enum is no code table of this library's, or its codes differ from place to place.</exception>
    public static IReadOnlyList<Code<TEnum>> All<TEnum>()
        where TEnum : struct, Enum => CodesOf<TEnum>().All;

    private static KnownCodes<TEnum> CodesOf<TEnum>()
        where TEnum : struct, Enum => KnownCodes<TEnum>.Own is { HasCodes: true } known
        ? known
        : throw new ArgumentException($"The codes of {typeof(TEnum).Name} differ from place to place: KiwoomCatalog.CodeTables has them.");
}
