using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary>What there is to say of an element beside its names and type.</summary>
internal static class FieldWords
{
    // The document gives so much room where a code may name its exchange.
    private const int LengthWithExchange = 20;

    public static string Describe(FieldInfo field, bool isRequest, CliContext context)
    {
        var words = new List<string>();
        if (isRequest && field.Constant is null)
        {
            words.Add(field switch
            {
                { Default: { } member } => context.Say($"default {member}", $"기본 {member}"),
                { Required: true } => context.Say("required", "필수"),
                _ => context.Say("optional", "선택"),
            });
        }

        if (field.MaxLength > 0)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"≤{field.MaxLength}"));
        }

        if (isRequest && field.Type == FieldType.StockCode && field.MaxLength >= LengthWithExchange)
        {
            words.Add(context.Say("on NXT 005930_NX, on all exchanges 005930_AL", "NXT 는 005930_NX, 통합은 005930_AL"));
        }

        if (field.Constant is { } only)
        {
            words.Add(context.Say($"always {only}", $"항상 {only}"));
        }

        if (field.Unit is { } unit)
        {
            words.Add(unit);
        }

        if (field.Codes is { Entries.Count: > 0 } codes && field.Constant is null)
        {
            words.Add(string.Join(", ", codes.Entries.Where(entry => !entry.IsAlias).Select(entry => $"{entry.Code}={(context.IsKorean && entry.KoreanLabel.Length > 0 ? entry.KoreanLabel : entry.Name)}")));
        }

        return string.Join("; ", words);
    }
}
