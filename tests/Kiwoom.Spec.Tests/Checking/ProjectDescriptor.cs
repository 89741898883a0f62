namespace Kiwoom.Spec.Tests.Checking;

/// <summary>A descriptor of an endpoint that a user's project adds.</summary>
internal static class ProjectDescriptor
{
    public const string Right = """
        id: ka99999
        name: 견본요청
        kind: query
        method: GetSample
        summary: A sample.
        area: charts
        url: /api/dostk/sample
        request:
          stk_cd: { ko: 종목코드, required: true, length: 20 }
        response:
          cur_prc: 현재가

        """;

    /// <summary>With a misspelt key at line 9, column 39.</summary>
    public static string Mistaken { get; } = Right.Replace("length", "lenth", StringComparison.Ordinal);
}
