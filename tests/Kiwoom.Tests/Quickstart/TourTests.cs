using System.Globalization;
using System.Text.RegularExpressions;

namespace Kiwoom.Tests.Quickstart;

public sealed partial class TourTests
{
    private QuickstartRun _run = null!;

    [OneTimeSetUp]
    public async Task RunAsync() => _run = await QuickstartRun.WithArgumentsAsync();

    [Test]
    public void Tour_succeeds_without_an_error() => Assert.That((_run.ExitCode, _run.Errors), Is.EqualTo((0, "")));

    [Test]
    public void Quote_has_name_code_price_and_rate() =>
        Assert.That(_run.Lines, Has.Some.Matches(@"삼성전자  005930   [0-9]{2,3},[0-9]{3}  (▲|▼)? ?[0-9,]+  [+-]?[0-9.]+%"));

    [Test]
    public void Order_book_has_ten_asks_above_ten_bids()
    {
        var spread = _run.Lines.ToList().FindIndex(line => line.Contains("─ spread ", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(_run.Lines.Take(spread).Count(IsLevel), Is.EqualTo(10));
            Assert.That(_run.Lines.Skip(spread).Count(IsLevel), Is.EqualTo(10));
        });
    }

    [Test]
    public void Chart_says_how_many_candles_came_over_how_many_pages() =>
        Assert.That(_run.Output, Does.Contain("300 daily candles in 3 pages"));

    [Test]
    public void Progress_is_a_few_lines() =>
        Assert.That(_run.Lines.Count(line => line.Contains("daily candles: ", StringComparison.Ordinal)), Is.EqualTo(3));

    [Test]
    public void Order_is_placed_listed_cancelled_and_listed_again()
    {
        Assert.Multiple(() =>
        {
            Assert.That(_run.Output, Does.Contain("order number 0000001"));
            Assert.That(_run.Lines, Has.Some.StartsWith("  │ 0000001 │").And.Contains("삼성전자"));
            Assert.That(_run.Output, Does.Contain("cancellation number 0000002"));
            Assert.That(_run.Output, Does.Contain("취소 of 0000001"));
        });
    }

    [Test]
    public void Token_is_fetched_once() => Assert.That(_run.Lines, Has.Some.Matches("au10001 .* 1 call$"));

    [Test]
    public void Plain_text_has_no_control_characters_and_no_blanks_at_line_ends()
    {
        Assert.Multiple(() =>
        {
            Assert.That(_run.Lines.SelectMany(line => line).Where(char.IsControl), Is.Empty);
            Assert.That(_run.Lines, Has.None.EndsWith(" "));
        });
    }

    [Test]
    public void Plain_text_fits_into_a_hundred_columns() => Assert.That(_run.Lines.Select(Kiwoom.Quickstart.Screens.Cells.Width), Has.All.AtMost(100));

    [Test]
    public void Keys_are_never_printed() => Assert.That(_run.Output, Does.Not.Contain("simulator-app-key").And.Not.Contain("simulator-secret-key"));

    [Test]
    public void Methods_it_names_exist()
    {
        var named = MethodNames().Matches(_run.Output);
        Assert.That(named, Has.Count.GreaterThanOrEqualTo(6));
        foreach (Match match in named)
        {
            var area = typeof(KiwoomClient).GetProperty(match.Groups[1].Value)?.PropertyType;
            Assert.That(area?.GetMethods().Select(method => method.Name), Does.Contain(match.Groups[2].Value), match.Value);
        }
    }

    [Test]
    [SetCulture("de-DE")]
    public async Task Culture_of_the_machine_changes_nothing()
    {
        var run = await QuickstartRun.WithArgumentsAsync();
        var price = PriceOf(_run);
        Assert.That(PriceOf(run), Is.EqualTo(price));
        Assert.That(decimal.Parse(price, CultureInfo.InvariantCulture), Is.GreaterThan(1_000));
    }

    private static string PriceOf(QuickstartRun run) => Headline().Match(run.Output).Groups[1].Value;

    private static bool IsLevel(string line) => Level().IsMatch(line);

    [GeneratedRegex(@"[│▶] +[0-9]{1,3}(,[0-9]{3})* +[+-]?[0-9]+\.[0-9]{2}% [│◀]")]
    private static partial Regex Level();

    [GeneratedRegex(@"kiwoom\.([A-Za-z]+)\.([A-Za-z]+Async)\(")]
    private static partial Regex MethodNames();

    [GeneratedRegex("삼성전자  005930   ([0-9,]+)")]
    private static partial Regex Headline();
}
