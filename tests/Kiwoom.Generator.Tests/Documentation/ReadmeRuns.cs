namespace Kiwoom.Generator.Tests.Documentation;

/// <summary>How each code block of the README is run, and what it shows then. A block is named by words that it alone has.</summary>
internal static class ReadmeRuns
{
    public const string WithoutAnAccount = "KiwoomSimulator.StartAsync(new()";
    public const string Settings = "\"KiwoomIsa\": {";

    // An order below the market, which waits.
    private const string WaitingOrder = """
        await kiwoom.Orders.BuyAsync(new() { Exchange = Exchange.Krx, StockCode = "005930", Quantity = 7, Price = 50_000, Type = OrderType.Limit });

        """;

    private const string Order = "rejected, {e.RejectionCode}";
    private const string Recording = "Recorder.ToFile";
    private const string Trades = "missed something from";

    /// <summary>Blocks that are part of another one's program, and those that show what a program writes.</summary>
    public static readonly string[] Others = [Settings, "The account says -379,927 won.", "the API document as YAML, and its examples"];

    public static readonly SampleEntry[] Programs =
    [
        new("KiwoomSimulator.StartAsync();", [], [@"^\S+ [\d,]+$"]),
        new("{quote.ChangeRate} %", [], [@"^[\d,]+ \(-?[\d.]+ %\)$", @"^[\d,]+ x [\d,]+$"]),
        new("EnumerateDailyCandlesAsync", [WithoutAnAccount], [@"^\S+ [\d,]+ [+-]?[\d,]+$"], Lines: 700),
        new(Order, [WithoutAnAccount], [@"^accepted as \d+$"]),
        new("EnumerateOpenOrdersAsync", [WithoutAnAccount], [@"^\d+ .+: 7 of 7 at 50,000$"], Setup: WaitingOrder),
        new("kiwoom.TrackOrders()", [WithoutAnAccount], ["^Filled: 10 of 10 at "]),
        new("TickSize.RoundDown", [WithoutAnAccount], []),
        new(Trades, [WithoutAnAccount], [@"^005930 [\d,]+ x -?\d+$", @"^000660 [\d,]+ x -?\d+$"], Lines: 40),
        new("kiwoom.Realtime.Merge(", [WithoutAnAccount], [@"^005930 [\d,]+$", "^005930 [\\d,]+ / [\\d,]+$"], Lines: 40),
        new("StreamOverflow.Latest", [WithoutAnAccount], [@"^005930 [\d,]+ / [\d,]+$"], Lines: 5),
        new("ConditionSearch.Follow", [WithoutAnAccount], [@"^\d+ stocks$"], Lines: 1),
        new(Recording, [Recording, Trades], [@"^005930 [\d,]+ x -?\d+$"], Lines: 20),
        new("KiwoomReplay.OpenAsync", [], [@"^\d\d:\d\d:\d\d [\d,]+$"], After: Recording),
        new("FindError(\"RC4058\")", [], [".{10,}", "^RC9000$"]),
        new("AddKiwoom(builder.Configuration);", [], [], IsHosted: true),
        new("new WebProxy", [WithoutAnAccount], []),
        new("EndpointInfo.Unlisted", [WithoutAnAccount], [@"^\{.*""return_code"":0", @"^\S+ [\d,.]+$"], Ends: nameof(KiwoomInvalidRequestException)),
        new("class DoubtfulOrders", [], []),
        new(WithoutAnAccount, [], []),
    ];

    /// <summary>What runs each shell command, as words of the file that does.</summary>
    public static readonly (string Command, string File, string Words)[] Commands =
    [
        ("dotnet run --project runtime/samples/Quickstart", ".ci/run", "dotnet run --project runtime/samples/Quickstart >"),
        ("dotnet run --project runtime/samples/MovingAverageBot", ".ci/run", "dotnet run --project runtime/samples/MovingAverageBot >"),
        ("dotnet test", ".ci/run", "dotnet test >"),

        // In a short form, in full where the variable stands around it.
        ("KIWOOM_ENDURANCE=full dotnet test tests/Kiwoom.Tests --filter TestCategory=Endurance", ".ci/run", "|TestCategory=Endurance\""),
        ("bash build.ps1", ".ci/run", "bash build.ps1 >"),

        // These by the README's own lines, with a folder of packages.
        ("dotnet nuget add source \"$PWD/artifacts\" --name kiwoom", "tests/package/run.sh", "/nuget add source/"),
        ("dotnet add package Kiwoom", "tests/package/run.sh", "/nuget add source/"),
        ("dotnet add package Kiwoom.Simulator", "tests/package/run.sh", "/nuget add source/"),
    ];
}

/// <param name="Words">Words that this block alone has.</param>
/// <param name="Before">The blocks that stand before it in its program.</param>
/// <param name="Shows">Each is matched by a line that the program writes.</param>
/// <param name="Lines">After so many lines its reader ends it; otherwise it ends by itself.</param>
/// <param name="After">The block whose program ran before, in the same folder.</param>
/// <param name="Ends">The exception with which it ends, which its text says.</param>
/// <param name="Setup">What else the program does before the block.</param>
/// <param name="IsHosted">It runs until it is stopped, with the README's settings beside it.</param>
internal sealed record SampleEntry(string Words, string[] Before, string[] Shows, int? Lines = null, string? After = null, string? Ends = null, string Setup = "", bool IsHosted = false)
{
    public override string ToString() => Words;
}
