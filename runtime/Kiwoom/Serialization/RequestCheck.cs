using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kiwoom.Serialization;

/// <summary>Sees before anything is sent whether a request can be right. Collects every problem, so that one round mends them all.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The methods are called as the kinds of numbers are.")]
public ref partial struct RequestCheck
{
    private static readonly DateOnly EarliestDate = new(1900, 1, 1);

    private readonly string _apiId;
    private List<string>? _problems;

    internal RequestCheck(string apiId) => _apiId = apiId;

    /// <summary>Throws when something is wrong.</summary>
    /// <exception cref="KiwoomRequestException">It names each problem.</exception>
    internal readonly void ThrowIfAny()
    {
        if (_problems is not null)
        {
            throw new KiwoomRequestException(_apiId, _problems);
        }
    }

    /// <summary>A page's key goes back to the endpoint that gave it, in a header.</summary>
    internal void Continuation(Continuation continuation)
    {
        if (continuation.ApiId != _apiId)
        {
            (_problems ??= []).Add($"The continuation belongs to {continuation.ApiId}.");
        }

        if (!Kiwoom.Continuation.IsUsable(continuation.NextKey))
        {
            (_problems ??= []).Add("The continuation's key is not one a server gave.");
        }
    }

    /// <summary>Adds a problem of the request as a whole.</summary>
    internal void Add(string problem) => (_problems ??= []).Add(problem);

    /// <summary>Sees that a text is there where it must be, fits, and has no control characters.</summary>
    public void Text(string? value, string name, string wire, bool required, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Missing(name, wire, required);
        }
        else
        {
            Length(value.Length, name, wire, maxLength);
            if (value.AsSpan().ContainsAnyInRange('\0', '\x1f'))
            {
                Add(name, wire, "has control characters in it");
            }
        }
    }

    /// <summary>Sees that a stock code is there where it must be, and is one.</summary>
    public void StockCode(StockCode? value, string name, string wire, bool required, int maxLength)
    {
        var code = value.GetValueOrDefault();
        if (code.IsEmpty)
        {
            Missing(name, wire, required);
        }
        else
        {
            Span<char> text = stackalloc char[64];
            Length(code.TryFormat(text, out var length, default, null) ? length : code.ToString().Length, name, wire, maxLength);
            CodeForm(code, name, wire);
        }
    }

    /// <summary>Sees that a secret is there where it must be. It is shown nowhere.</summary>
    public void Secret(Secret? value, string name, string wire, bool required)
    {
        if (value.GetValueOrDefault().IsEmpty)
        {
            Missing(name, wire, required);
        }
    }

    /// <summary>Sees that a price is not negative, and what holds for every number.</summary>
    public void Price(decimal? value, string name, string wire, bool required, int maxLength, int decimals)
    {
        if (value < 0)
        {
            Add(name, wire, string.Create(CultureInfo.InvariantCulture, $"is {value}: a price is not negative"));
        }

        Decimal(value, name, wire, required, maxLength, decimals);
    }

    /// <summary>Sees that a number is there where it must be, and fits without being rounded.</summary>
    public void Decimal(decimal? value, string name, string wire, bool required, int maxLength, int decimals)
    {
        if (value is not { } number)
        {
            Missing(name, wire, required);
            return;
        }

        if (decimal.Round(number, decimals) != number)
        {
            var allowed = decimals == 0 ? "it must be whole" : $"at most {decimals.ToString(CultureInfo.InvariantCulture)} digits may stand behind the point";
            Add(name, wire, string.Create(CultureInfo.InvariantCulture, $"is {number}: {allowed}; nothing is rounded for you"));
        }

        Span<char> text = stackalloc char[64];
        number.TryFormat(text, out var length, WireWriter.FormatOf(number), CultureInfo.InvariantCulture);
        Length(length, name, wire, maxLength);
    }

    /// <summary>Sees that a quantity is not negative, and what holds for every whole number.</summary>
    public void Quantity(long? value, string name, string wire, bool required, int maxLength)
    {
        if (value < 0)
        {
            Add(name, wire, string.Create(CultureInfo.InvariantCulture, $"is {value}: it cannot be negative"));
        }

        Integer(value, name, wire, required, maxLength);
    }

    /// <summary>A whole number that the wire counts in multiples: a part of one would be lost.</summary>
    public void Multiple(long? value, string name, string wire, bool required, int maxLength, long times, string unit)
    {
        if (value is { } number && number % times != 0)
        {
            Add(name, wire, string.Create(CultureInfo.InvariantCulture, $"is {number:N0}, but the server counts in {unit}: give a multiple of {times:N0}"));
            return;
        }

        Integer(value / times, name, wire, required, maxLength);
    }

    /// <summary>Sees that a whole number is there where it must be, and fits.</summary>
    public void Integer(long? value, string name, string wire, bool required, int maxLength)
    {
        if (value is { } number)
        {
            Span<char> text = stackalloc char[64];
            number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
            Length(length, name, wire, maxLength);
        }
        else
        {
            Missing(name, wire, required);
        }
    }

    /// <summary>Sees that a date is there where it must be, and was given.</summary>
    public void Date(DateOnly? value, string name, string wire, bool required)
    {
        if (value is null)
        {
            Missing(name, wire, required);
        }
        else if (value < EarliestDate)
        {
            Add(name, wire, string.Create(CultureInfo.InvariantCulture, $"is {value:yyyy-MM-dd}: give the day you mean"));
        }
    }

    /// <summary>Sees that a time of day is there where it must be.</summary>
    public void Time(TimeOnly? value, string name, string wire, bool required)
    {
        if (value is null)
        {
            Missing(name, wire, required);
        }
    }

    /// <summary>Sees that a moment is there where it must be, and was given.</summary>
    public void DateTime(DateTimeOffset? value, string name, string wire, bool required)
    {
        if (value is null)
        {
            Missing(name, wire, required);
        }
        else if (value.Value.Year < EarliestDate.Year)
        {
            Add(name, wire, "is not a moment one can mean");
        }
    }

    /// <summary>Sees that a flag is there where it must be.</summary>
    public void Flag(bool? value, string name, string wire, bool required)
    {
        if (value is null)
        {
            Missing(name, wire, required);
        }
    }

    /// <summary>Sees that a member of a code table is there where it must be, and can be sent.</summary>
    public void Enum<TEnum>(TEnum? value, string name, string wire, bool required)
        where TEnum : struct, Enum => Enum(KnownCodes<TEnum>.Own, value, name, wire, required);

    /// <summary>A member of an enum that has other codes in other places, and of which not every member is valid here.</summary>
    public void Enum<TEnum, TPlace>(TEnum? value, string name, string wire, bool required)
        where TEnum : struct, Enum
        where TPlace : struct => Enum(KnownCodes<TEnum>.Of<TPlace>(), value, name, wire, required);

    private void Enum<TEnum>(KnownCodes<TEnum> codes, TEnum? value, string name, string wire, bool required)
        where TEnum : struct, Enum
    {
        if (value is not { } member)
        {
            Missing(name, wire, required);
        }
        else if (codes.ToWire(member).IsEmpty)
        {
            Add(name, wire, $"is {member}, which cannot be sent: choose one of {string.Join(", ", codes.Table.Entries.Where(entry => !entry.IsAlias).Select(entry => entry.Name))}");
        }
    }

    /// <summary>Sees that values are there where they must be, that they are not too many, and that each is one.</summary>
    public void Values<T>(IReadOnlyList<T>? values, string name, string wire, bool required, int maxLength, string separator, int maxValues)
    {
        if (values is null || values.Count == 0)
        {
            Missing(name, wire, required);
            return;
        }

        if (maxValues > 0 && values.Count > maxValues)
        {
            Add(name, wire, string.Create(CultureInfo.InvariantCulture, $"has {values.Count} values: at most {maxValues} go into one request"));
        }

        foreach (var value in values)
        {
            var text = value?.ToString() ?? "";
            Length(text.Length, name, wire, maxLength);
            if (text.Length == 0 || text.Contains(separator, StringComparison.Ordinal))
            {
                Add(name, wire, $"has the value '{text}': give one code each");
            }
            else if (value is StockCode code)
            {
                CodeForm(code, name, wire);
            }
        }
    }

    private static bool IsAsciiLettersAndDigits(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private void CodeForm(StockCode code, string name, string wire)
    {
        if (!IsAsciiLettersAndDigits(code.Code))
        {
            Add(name, wire, $"is '{code}': a stock code has letters and digits only, with _NX or _AL behind it for another exchange");
        }
        else if (code.Code.Length < Kiwoom.StockCode.ShortestLength)
        {
            Add(name, wire, $"is '{code}': a stock code has six letters and digits, leading zeros among them");
        }
    }

    private void Length(int length, string name, string wire, int maxLength)
    {
        if (maxLength > 0 && length > maxLength)
        {
            Add(name, wire, string.Create(CultureInfo.InvariantCulture, $"has {length} characters: at most {maxLength} fit"));
        }
    }

    private void Missing(string name, string wire, bool required)
    {
        if (required)
        {
            Add(name, wire, "is missing");
        }
    }

    /// <summary>Adds a problem of an element.</summary>
    public void Add(string name, string wire, string problem) => (_problems ??= []).Add($"{name} ({wire}) {problem}.");
}
