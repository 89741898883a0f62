using System.Text.RegularExpressions;

namespace Kiwoom.Spec.Document;

/// <summary>One code of a table that stands in a description.</summary>
/// <param name="Wire">The code.</param>
/// <param name="Label">Its Korean meaning; empty where the document gives none.</param>
internal sealed record DocumentCode(string Wire, string Label);

/// <summary>
/// Reads the code tables that stand in descriptions, in the ways in which the document writes them: <c>0:전체, 1:매도</c> with all its slips
/// (<c>3.통합</c>, <c>10;10일</c>), <c>코스피:0, 코스닥:1</c>, <c>KRX,NXT,SOR</c>, <c>M04020000 금 99.99_1kg</c>.
/// </summary>
internal static partial class DocumentCodes
{
    /// <summary>What a description says when its codes are examples, or are written otherwise.</summary>
    private static readonly string[] OpenWords = ["나머지", "참고", "참조", "예)", "(예", "..", ",,", "거래소별 종목코드", "일경우", "12자리", "공란"];

    /// <summary>The codes, each once, in the document's order; none where the description holds no table, or an open one.</summary>
    public static IReadOnlyList<DocumentCode> Read(string description)
    {
        var text = description.Trim();
        if (OpenWords.Any(word => text.Contains(word, StringComparison.Ordinal)))
        {
            return [];
        }

        if (Fixed().Match(text) is { Success: true } only)
        {
            return [new DocumentCode(only.Groups["code"].Value, "")];
        }

        if (Bare().IsMatch(text))
        {
            return Distinct(text.Split(',', StringSplitOptions.TrimEntries).Select(code => new DocumentCode(code, "")));
        }

        if (LabelFirst().IsMatch(text))
        {
            return Distinct(LabelAndCode().Matches(text).Select(match => new DocumentCode(match.Groups["code"].Value, match.Groups["label"].Value.Trim())));
        }

        if (Long().Matches(text) is { Count: > 1 } products && products[0].Index == 0)
        {
            return Distinct(products.Select(match => new DocumentCode(match.Groups["code"].Value, match.Groups["label"].Value.Trim())));
        }

        return Distinct(CodeFirst(text));
    }

    private static IEnumerable<DocumentCode> CodeFirst(string text)
    {
        var starts = CodeAndColon().Matches(text).Where(match => !IsInBrackets(text, match.Index)).ToList();
        for (var i = 0; i < starts.Count; i++)
        {
            var start = starts[i].Index + starts[i].Length;
            var label = text[start..(i + 1 < starts.Count ? starts[i + 1].Index : text.Length)].Trim(' ', ',', '.', ';');
            var parts = label.Split(',', StringSplitOptions.TrimEntries);
            var bare = parts.Skip(1).Where(part => Capitals().IsMatch(part)).ToList();
            yield return new DocumentCode(starts[i].Groups["code"].Value, bare.Count == parts.Length - 1 ? parts[0] : label);

            // "%:(전체), KRX, NXT, SOR"
            foreach (var code in bare.Count == parts.Length - 1 ? bare : [])
            {
                yield return new DocumentCode(code, "");
            }
        }
    }

    /// <summary>"8 : 정규장마감(거래소 수신시 15:30 이후)" holds a time, and no code 15.</summary>
    private static bool IsInBrackets(string text, int index) => text.AsSpan(0, index).Count('(') > text.AsSpan(0, index).Count(')');

    private static List<DocumentCode> Distinct(IEnumerable<DocumentCode> codes) => [.. codes.DistinctBy(code => code.Wire, StringComparer.Ordinal)];

    [GeneratedRegex(@"^(?<code>[A-Za-z_]+)\s*(입력|고정값)$")]
    private static partial Regex Fixed();

    [GeneratedRegex(@"^[A-Z]{1,4}(\s*,\s*[A-Z]{1,4})+$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^[가-힣A-Za-z ]*[가-힣][가-힣A-Za-z ]*\s*:\s*[0-9]{1,12}\s*(,\s*[가-힣A-Za-z0-9 ]*[가-힣A-Z][가-힣A-Za-z0-9 ]*\s*:\s*[0-9]{1,12}\s*)+$")]
    private static partial Regex LabelFirst();

    [GeneratedRegex(@"(?<label>[^:,]+?)\s*:\s*(?<code>[0-9]{1,12})")]
    private static partial Regex LabelAndCode();

    [GeneratedRegex(@"(?<=^|,\s*)(?<code>[A-Z]{0,2}[0-9]{6,})\s+(?<label>[^,]+)")]
    private static partial Regex Long();

    [GeneratedRegex(@"(?<=^|[,.;\s])(?<code>%|[0-9]{1,8}|[A-Z]{1,3}|[a-z]|[A-Z][0-9]{5})\s*(?:[:;]|\.(?=[가-힣]))")]
    private static partial Regex CodeAndColon();

    [GeneratedRegex("^[A-Z]{2,4}$")]
    private static partial Regex Capitals();
}
