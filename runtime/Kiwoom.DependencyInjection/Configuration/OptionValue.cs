using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Kiwoom.Configuration;

/// <summary>How values are read: the same in every culture, and nothing that has to be guessed.</summary>
internal static class OptionValue
{
    private delegate bool Parser<T>(string text, [MaybeNullWhen(false)] out T value);

    public static Action<T, IConfigurationSection, List<string>> Text<T>(Action<T, string> set) =>
        Single(set, static (string text, [MaybeNullWhen(false)] out string value) => (value = text) is not null, "a text");

    public static Action<T, IConfigurationSection, List<string>> Flag<T>(Action<T, bool> set) =>
        Single<T, bool>(set, bool.TryParse, "true or false");

    public static Action<T, IConfigurationSection, List<string>> Number<T>(Action<T, int> set) =>
        Single(
            set,
            static (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value),
            "a whole number");

    public static Action<T, IConfigurationSection, List<string>> LongNumber<T>(Action<T, long> set) =>
        Single(
            set,
            static (string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value),
            "a whole number");

    /// <summary>Without thousands separators: 1,000 would be one to some and a thousand to others.</summary>
    public static Action<T, IConfigurationSection, List<string>> Decimal<T>(Action<T, decimal> set) =>
        Single(
            set,
            static (string text, out decimal value) =>
                decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value),
            "a number");

    /// <summary>A time needs a colon: 30 alone would be days to .NET and seconds to a reader.</summary>
    public static Action<T, IConfigurationSection, List<string>> Time<T>(Action<T, TimeSpan> set) =>
        Single(
            set,
            static (string text, out TimeSpan value) =>
                TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value) && text.Contains(':', StringComparison.Ordinal),
            "a time: write hours:minutes:seconds, for example 00:00:30");

    /// <summary>By name only: a number would not tell what it means.</summary>
    public static Action<T, IConfigurationSection, List<string>> Choice<T, TEnum>(Action<T, TEnum> set)
        where TEnum : struct, Enum =>
        Single(
            set,
            static (string text, out TEnum value) =>
                Enum.TryParse(text, ignoreCase: true, out value) && Enum.GetNames<TEnum>().Contains(text, StringComparer.OrdinalIgnoreCase),
            string.Join(" or ", Enum.GetNames<TEnum>()));

    /// <summary>Options within options.</summary>
    public static Action<T, IConfigurationSection, List<string>> Section<T, TInner>(Func<T, TInner> get, OptionKeys<TInner> keys) =>
        (options, section, problems) =>
        {
            if (CheckIsSection(section, problems))
            {
                keys.Read(section, get(options), problems);
            }
        };

    /// <summary>A value under each key, whatever the key.</summary>
    public static Action<T, IConfigurationSection, List<string>> Each<T>(Func<string, Action<T, IConfigurationSection, List<string>>> readerOf) =>
        (options, section, problems) =>
        {
            if (CheckIsSection(section, problems))
            {
                foreach (var child in section.GetChildren())
                {
                    readerOf(child.Key)(options, child, problems);
                }
            }
        };

    private static Action<T, IConfigurationSection, List<string>> Single<T, TValue>(Action<T, TValue> set, Parser<TValue> parse, string what) =>
        (options, section, problems) =>
        {
            if (section.GetChildren().Any())
            {
                problems.Add($"{section.Path} is a section, and should be {what}.");
            }
            else if (section.Value is null)
            {
                // A null of JSON: the default stays.
            }
            else if (parse(section.Value, out var value))
            {
                set(options, value);
            }
            else
            {
                problems.Add($"{section.Path} is not {what}.");
            }
        };

    private static bool CheckIsSection(IConfigurationSection section, List<string> problems)
    {
        if (string.IsNullOrEmpty(section.Value))
        {
            return true;
        }

        problems.Add($"{section.Path} is one value, and should be a section with options.");
        return false;
    }
}
