using Microsoft.CodeAnalysis;

namespace Kiwoom.Generator.Tests.Harness;

/// <summary>A descriptor with one of everything, beside the real spec. Tests put one mistake into it.</summary>
internal static class Sample
{
    public const string Path = "market-conditions/ka99999.yaml";

    /// <summary>How the descriptor of a realtime type begins.</summary>
    public const string RealtimeHead = """
        id: 9Z
        name: 견본실시간
        kind: realtime
        method: Samples
        summary: A sample of a realtime type.
        url: /api/dostk/websocket
        message: SampleMessage
        items: stockCode

        """;

    public const string Text = """
        id: ka99999
        name: 견본요청
        kind: query
        method: GetSample
        summary: A sample.
        url: /api/dostk/sample
        request:
          stk_cd:  { ko: 종목코드, required: true, length: 20 }
          stex_tp: { ko: 거래소구분, required: true, length: 1, enum: ExchangeScope }
        response:
          flu_rt: 등락율
          sample_list:
            ko: 견본목록
            as: Bars
            item: SampleBar
            implements: { ICandle: { Time: Date } }
            rows:
              dt: 일자
              open_pric: 시가
              high_pric: { ko: 고가, scale: 100 }
              low_pric: { ko: 저가, verified: false, reason: The example lacks it. }
              cur_prc: { ko: 현재가, as: ClosePrice }
              trde_qty: 거래량
          asks:
            as: Asks
            levels: 3
            item: OrderBookLevel
            columns:
              Price: { ko: "매도{n}차호가", wire: "sel_{n}th_bid", first: sel_fpr_bid }

        """;

    private static readonly Lazy<GeneratorRun> LazyBaseline = new(static () => GeneratorRun.Of(Spec!));

    /// <summary>The representative spec with the sample.</summary>
    public static SpecFiles Spec { get; } = SpecFiles.Representative.With(Path, Text);

    /// <summary>The generator has seen the sample without a mistake: every test is an edit in an editor.</summary>
    public static GeneratorRun Baseline => LazyBaseline.Value;

    /// <summary>Asserts what a whole build reports, generator and compiler together: <c>path(line,column): id: message</c>.</summary>
    public static void AssertBuildReports(SpecFiles spec, params string[] expected) =>
        Assert.That(Baseline.Then(spec).BuildDiagnostics().Select(Format), Is.EqualTo(expected));

    /// <summary>
    /// Asserts that one edit of the sample makes a whole build report one mistake: where <c>§</c> stands in the replacement, which is
    /// not part of it, or at <c>(line,column)</c> where the expected text begins with it.
    /// </summary>
    public static void AssertOneMistake(string old, string replacement, string expected)
    {
        var marked = Spec.Edit(Path, old, replacement);
        if (expected.StartsWith('('))
        {
            AssertBuildReports(marked, Path + expected);
        }
        else
        {
            AssertOneMistakeAtMark(marked, Path, expected);
        }
    }

    /// <summary>Asserts that a whole build reports one mistake, where <c>§</c> stands in a file, which is not part of it.</summary>
    public static void AssertOneMistakeAtMark(SpecFiles marked, string path, string expected)
    {
        var (line, column) = marked.PositionOf(path, "§");
        var unmarked = marked.With(path, marked[path].Replace("§", "", StringComparison.Ordinal));
        AssertBuildReports(unmarked, $"{path}({line},{column}): {expected}");
    }

    public static string Format(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var path = span.Path?.Replace("/spec/", "", StringComparison.Ordinal);
        return $"{path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
