using System.Text;

namespace Kiwoom;

/// <summary>
/// A stock code and the exchange it is meant on. Reads <c>005930</c>, <c>0156T0</c>, <c>039490_NX</c>, and with the letter that account
/// endpoints put in front <c>A005930</c>, <c>J57JBHH</c> and <c>Q530036</c>; a string converts by itself. Codes are equal with and without
/// that letter.
/// </summary>
/// <remarks>
/// A string of any form converts. A call refuses what can be no code before it is sent (<see cref="KiwoomRequestException"/>): less than six
/// characters, as where leading zeros were lost, more than the element holds, or other than ASCII letters and digits. Rights have more than
/// six, <c>J0036221D</c>. A stream takes six digits or capital letters alone (<see cref="IsWellFormed"/>). Whether a stock of that code exists
/// only the server knows, which answers one that does not with blanks or a refusal.
/// </remarks>
public readonly record struct StockCode : ISpanFormattable
{
    private const string NxtSuffix = "_NX";
    private const string AllSuffix = "_AL";
    private const int CodeLength = 6;

    /// <summary>No code is shorter.</summary>
    internal const int ShortestLength = CodeLength;

    private readonly string? _code;

    // KRX is what a code alone means: 0, so that the code of an absent element is equal to one that is empty.
    private readonly Exchange _exchange;

    /// <summary>Creates a code on an exchange.</summary>
    /// <param name="code">The code without prefix and suffix, for example <c>005930</c>.</param>
    /// <param name="exchange">
    /// The exchange. <see cref="Exchange.All"/> is <c>_AL</c>, which the document calls SOR: <see cref="Exchange.Sor"/> becomes it. <c>Unknown</c> is KRX.
    /// </param>
    public StockCode(string code, Exchange exchange)
    {
        ArgumentNullException.ThrowIfNull(code);
        _code = code.Length == 0 ? null : code;
        _exchange = exchange switch { Exchange.Krx => default, Exchange.Sor => Exchange.All, _ => exchange };
    }

    /// <summary>The code alone, without prefix and suffix, for example <c>005930</c>; <c>""</c> when there is none.</summary>
    public string Code => _code ?? "";

    /// <summary>The exchange the code names: <c>Krx</c>, <c>Nxt</c> or, for both together, <c>All</c>.</summary>
    public Exchange Exchange => _exchange == default ? Exchange.Krx : _exchange;

    /// <summary>What the letter in front said, which is no part of the code; <see cref="CodePrefix.None"/> where there was none.</summary>
    public CodePrefix Prefix { get; private init; }

    /// <summary>Whether there is no code at all.</summary>
    public bool IsEmpty => _code is null;

    /// <summary>Whether the code has the form of a stock code: six digits or capital letters.</summary>
    public bool IsWellFormed
    {
        get
        {
            if (Code.Length != CodeLength)
            {
                return false;
            }

            foreach (var c in Code)
            {
                if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
                {
                    return false;
                }
            }

            return true;
        }
    }

    // No code has no suffix either: an absent element must be blank.
    private string Suffix => IsEmpty ? "" : Exchange switch { Exchange.Nxt => NxtSuffix, Exchange.All => AllSuffix, _ => "" };

    /// <summary>
    /// Reads a code as servers and people write it. Throws at null alone: a call checks the form of its codes before it is sent, and the server
    /// whether they exist.
    /// </summary>
    /// <exception cref="ArgumentNullException">There is no text.</exception>
    public static implicit operator StockCode(string code) => FromString(code);

    /// <inheritdoc cref="op_Implicit(string)"/>
    public static StockCode FromString(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var text = code.AsSpan().Trim();
        var exchange = Exchange.Krx;
        if (text.EndsWith(NxtSuffix, StringComparison.Ordinal))
        {
            exchange = Exchange.Nxt;
            text = text[..^NxtSuffix.Length];
        }
        else if (text.EndsWith(AllSuffix, StringComparison.Ordinal))
        {
            exchange = Exchange.All;
            text = text[..^AllSuffix.Length];
        }

        var prefix = text.Length == CodeLength + 1 ? PrefixOf(text[0]) : CodePrefix.None;
        if (prefix != CodePrefix.None)
        {
            text = text[1..];
        }

        return new StockCode(text.Length == code.Length ? code : text.ToString(), exchange) { Prefix = prefix };
    }

    /// <summary>The same stock on another exchange.</summary>
    public StockCode On(Exchange exchange) => new(Code, exchange);

    /// <summary>Whether it is the same code on the same exchange, whatever letter stood in front.</summary>
    public bool Equals(StockCode other) => Code == other.Code && Exchange == other.Exchange;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Exchange);

    /// <summary>The code as requests carry it, for example <c>039490_NX</c>.</summary>
    public override string ToString() => Suffix is { Length: > 0 } suffix ? Code + suffix : Code;

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var suffix = Suffix;
        charsWritten = Code.Length + suffix.Length;
        if (!Code.TryCopyTo(destination) || !suffix.TryCopyTo(destination[Code.Length..]))
        {
            charsWritten = 0;
            return false;
        }

        return true;
    }

    private static CodePrefix PrefixOf(char letter) => letter switch
    {
        'A' => CodePrefix.Share,
        'J' => CodePrefix.Elw,
        'Q' => CodePrefix.Etn,
        _ => CodePrefix.None,
    };

    /// <summary>Reads a code from the wire.</summary>
    internal static StockCode Read(ReadOnlySpan<byte> wire)
    {
        // The common case first: six characters and nothing around them.
        if (wire.Length == CodeLength && wire[0] != ' ' && wire[^1] != ' ')
        {
            return new StockCode(Encoding.UTF8.GetString(wire), Exchange.Krx);
        }

        return wire.IsEmpty ? default : FromString(Encoding.UTF8.GetString(wire));
    }
}
