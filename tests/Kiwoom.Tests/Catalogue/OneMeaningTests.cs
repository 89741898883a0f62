using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>What the document calls by one name, C# calls by one name, unless a reason stands beside it.</summary>
[TestFixture]
public sealed class OneMeaningTests
{
    [Test]
    public void One_element_with_one_Korean_name_has_one_type_and_name()
    {
        // What departs from the vocabulary says why; a code table is its own reason. So at most one meaning is left without one.
        var bad = CatalogueFields.Scalars
            .Where(item => !item.IsRequest && !item.IsLevel && item.Field.Reason is null && item.Field.Type != FieldType.Enum)
            .GroupBy(item => (item.Field.WireName, item.Field.KoreanName))
            .SelectMany(group => Minority(group, item => (item.Field.Name, item.Field.Type)))
            .Select(item => item.ToString());

        Assert.That(string.Join('\n', bad), Is.Empty);
    }

    [Test]
    public void Different_elements_with_one_Korean_name_have_one_kind_of_type()
    {
        var groups = CatalogueFields.Scalars
            .Where(item => !item.IsRequest && !item.IsLevel && !KnownHomonyms.Contains(item.Field.KoreanName))
            .GroupBy(item => item.Field.KoreanName);
        var bad = groups
            .SelectMany(group => Minority(group, item => item.Field.Type))
            .Where(item => item.Field.Reason is null)
            .Select(item => item.ToString())
            .ToList();

        Assert.That(bad, Is.Empty);
    }

    private static IEnumerable<CatalogueField> Minority<TKey>(IEnumerable<CatalogueField> items, Func<CatalogueField, TKey> key) =>
        items.GroupBy(key).OrderByDescending(meaning => meaning.Count()).Skip(1).SelectMany(meaning => meaning);
}
