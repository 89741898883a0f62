using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>Every amount and quantity has a unit, and one name has one magnitude: single won, single shares, single grams.</summary>
[TestFixture]
public sealed class UnitTests
{
    /// <summary>What a value may be in; every multiple on the wire has been multiplied.</summary>
    private static readonly string[] SingleUnits = ["won", "shares", "grams", "warrants", "shares or grams", "won or shares", "won or grams"];

    /// <summary>Where the request decides what the figures are, the unit says so, and they stand as the wire has them.</summary>
    private const string AsAsked = ", as the request asks";

    private static readonly FieldType[] Counted = [FieldType.Amount, FieldType.Quantity];

    private static IEnumerable<CatalogueField> Fields => CatalogueFields.Scalars.Where(item => Counted.Contains(item.Field.Type));

    [Test]
    public void Every_amount_and_quantity_has_a_unit_or_is_open_with_a_reason()
    {
        var bad = Fields.Where(item => item.Field.Unit is null && (item.Field.Verified || item.Field.Reason is null)).Select(item => item.ToString());

        Assert.That(string.Join('\n', bad), Is.Empty);
    }

    [Test]
    public void Every_value_counts_single_units()
    {
        var bad = Fields
            .Where(item => item.Field.Unit is { } unit && !SingleUnits.Contains(unit) && !unit.EndsWith(AsAsked, StringComparison.Ordinal))
            .Select(item => $"{item} in {item.Field.Unit}");

        Assert.That(string.Join('\n', bad), Is.Empty);
    }

    [Test]
    public void One_name_is_money_or_pieces_everywhere()
    {
        // Figures of investors and programs are what the request asks for, so their names say neither.
        var bad = Fields
            .Where(item => item.Field.Unit is { } unit && !unit.EndsWith(AsAsked, StringComparison.Ordinal) && !unit.StartsWith("won or", StringComparison.Ordinal))
            .GroupBy(item => item.MemberName)
            .Where(group => group.Select(item => item.Field.Unit == "won").Distinct().Count() > 1)
            .SelectMany(group => group.Select(item => $"{item} in {item.Field.Unit}"));

        Assert.That(string.Join('\n', bad), Is.Empty);
    }

    [Test]
    public void A_change_of_money_or_pieces_is_in_the_unit_of_what_changes()
    {
        var bad = CatalogueFields.Scalars
            .Where(item => item.Field is { Type: FieldType.Change, Unit: null, Verified: true } && item.MemberName is { } name &&
                (name.Contains("Amount", StringComparison.Ordinal) || name.Contains("Quantity", StringComparison.Ordinal)))
            .Select(item => item.ToString());

        Assert.That(string.Join('\n', bad), Is.Empty);
    }

    [Test]
    public void Only_amounts_quantities_and_their_changes_are_multiplied() =>
        Assert.That(CatalogueFields.Scalars.Where(item => item.Field.Times != 1 && item.Field.Type is not (FieldType.Amount or FieldType.Quantity or FieldType.Change)), Is.Empty);

    [Test]
    public void Gold_is_ordered_in_grams_at_won_per_gram()
    {
        var orders = CatalogueFields.Scalars.Where(item => item.IsRequest && item.Endpoint.Kind == EndpointKind.Order && item.Endpoint.ApiId.StartsWith("kt50", StringComparison.Ordinal)).ToList();

        Assert.That(orders.Where(item => item.Field.Name == "Quantity").Select(item => item.Field.Unit), Is.EqualTo(new[] { "grams", "grams", "grams", "grams" }));
        Assert.That(orders.Where(item => item.Field.Name == "Price").Select(item => item.Field.Unit), Is.EqualTo(new[] { "won per gram", "won per gram", "won per gram" }));
    }
}
