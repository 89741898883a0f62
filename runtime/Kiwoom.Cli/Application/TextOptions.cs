using System.CommandLine;
using System.Globalization;

namespace Kiwoom.Cli.Application;

/// <summary>Makes options of texts, and reads numbers and days from them: the parser would swallow the next flag, and read decimals by the machine's culture.</summary>
internal static class TextOptions
{
    public static Option<string?> Create(string name, string helpName, string description, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases) { Description = description, HelpName = helpName };
        RefuseFlags(option);
        return option;
    }

    /// <summary>A value that looks like an option was meant as one: <c>--out --all</c>.</summary>
    public static void RefuseFlags(Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var value }, ..] && value.StartsWith("--", StringComparison.Ordinal))
        {
            result.AddError(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko" ? $"{option.Name} 에 값이 필요한데 {value} 이(가) 왔습니다" : $"{option.Name} needs a value, and got {value}");
        }
    });

    public static int? Number(ParseResult result, Option<string?> option, CliContext context, int least, int most) =>
        result.GetValue(option) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new CliException(context.Say($"{option.Name} '{text}': give a whole number from {least} to {most}", $"{option.Name} '{text}': {least}부터 {most}까지의 정수를 주세요"));

    public static DateOnly? Day(ParseResult result, Option<string?> option, CliContext context)
    {
        if (result.GetValue(option) is not { } text)
        {
            return null;
        }

        if (text is "today" or "오늘")
        {
            return KoreanTime.Today(context.Clock);
        }

        return DateOnly.TryParseExact(text, ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CliException(context.Say($"{option.Name} '{text}': give a day such as 2026-01-05", $"{option.Name} '{text}': 2026-01-05 같은 날짜를 주세요"));
    }
}
