using System.Text.RegularExpressions;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>A size in per cent of another is never negative, and what was sold is a size: there, a sign on the wire is only a mark.</summary>
[TestFixture]
public sealed partial class SignMarkTests
{
    /// <summary>Rates that look like ratios of two sizes and are not, by C# name.</summary>
    private static readonly Dictionary<string, string> Signed = new(StringComparer.Ordinal)
    {
        ["CurrentRatio"] = "ka10022 shows -21474836.00, an overflow: without its sign it would look like a figure",
        ["BaseRatio"] = "compared with CurrentRatio",
        ["BaseLimitExhaustionRate"] = "-283.33 plus an increase of 283.33 is 0 at ka10036: the server computes with the sign",
        ["LimitExhaustionRate"] = "computed with BaseLimitExhaustionRate",
        ["DepositaryReceiptRatio"] = "a number of shares, and open",
    };

    [Test]
    public void Ratios_of_volumes_and_parts_of_a_whole_are_magnitudes()
    {
        var bad = CatalogueFields.Scalars
            .Where(item => !item.IsRequest && item.Field.Type == FieldType.Rate && !Signed.ContainsKey(item.MemberName))
            .Where(item => RatioName().IsMatch(item.MemberName) || RatioKorean().IsMatch(item.Field.KoreanName))
            .Select(item => item.ToString());

        Assert.That(string.Join('\n', bad), Is.Empty);
    }

    [Test]
    public void A_ratio_is_no_change_of_a_price_or_a_profit()
    {
        var bad = CatalogueFields.Scalars
            .Where(item => item.Field.Type == FieldType.Ratio && SignedName().IsMatch(item.MemberName))
            .Select(item => item.ToString());

        Assert.That(bad, Is.Empty);
    }

    [Test]
    public void What_was_sold_is_never_negative_in_an_example()
    {
        var bad = CatalogueFields.Scalars
            .Where(item => !item.IsRequest && item.Field is { IsMagnitude: false, Type: FieldType.Quantity or FieldType.Amount } && SoldName().IsMatch(item.Field.Name))
            .SelectMany(item => ExampleFiles.CellsOf(item).Where(cell => cell.Contains('-', StringComparison.Ordinal)), (item, cell) => $"{item}: {cell}");

        Assert.That(bad, Is.Empty);
    }

    [Test]
    public void Ratio_and_magnitude_lose_their_mark()
    {
        Assert.That(Cell.Good("-96.64", (ref reader) => reader.ReadRatio()), Is.EqualTo(96.64m));
        Assert.That(Cell.Good("+1.06%", (ref reader) => reader.ReadRatio()), Is.EqualTo(1.06m));
        Assert.That(Cell.Good("", (ref reader) => reader.ReadRatio()), Is.Null);
    }

    [GeneratedRegex("(VolumeRatio|TurnoverRate|Weight|HoldingRatio|StockRatio|BuyRatio|SellRatio|CreditRatio|CompositionRatio|CurrentRatio|BaseRatio)$|^ExecutionStrength")]
    private static partial Regex RatioName();

    [GeneratedRegex("거래량.*(비율|대비율)|회전율|비중|체결강도|전일비$|거래량대비")]
    private static partial Regex RatioKorean();

    [GeneratedRegex("Change|Profit|Disparity|Jump|Surge|BreakEven")]
    private static partial Regex SignedName();

    [GeneratedRegex(@"^(Total|EstimatedForeignBroker)?Sell(?!.*Change)\w*(Quantity|Amount|Volume)$|^SellBrokers\[\d\]\.Quantity$")]
    private static partial Regex SoldName();
}
