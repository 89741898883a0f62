using System.Collections;
using System.Reflection;
using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests;

/// <summary>What a message or a level stores as bits and bare values reads as it was set, value by value.</summary>
public sealed class StoredValueTests
{
    private const string Head = Sample.RealtimeHead + "values:\n";

    private const string Others = """
          21: { ko: 호가시간, as: QuoteTime, type: time }
          22: { ko: 이름, as: Present, type: text }
          23: { ko: 종목, as: Stock, type: stockCode }
          24: { ko: 여부, as: IsNew, type: flag Y/N }
          25: { ko: 가격, as: Price, type: price }
          26: { ko: 가격값, as: PriceValue, type: price }
          27: { ko: 목록, as: Entries, item: SampleEntry, rows: { 28: { ko: 코드, as: Code, type: code } } }
          levels:
            as: Levels
            levels: 2
            item: SampleLevel
            columns:
              Quantity: { ko: "수량{n}", wire: "{30+n}", type: quantity }
              Name: { ko: "이름{n}", wire: "{40+n}", type: text }

        """;

    private static readonly Lazy<LoadedLibrary> LazyLibrary = new(Load);

    private static readonly Dictionary<string, object[]> ValuesOf = new(StringComparer.Ordinal)
    {
        ["Int64?"] = [0L, 1L, -1L, long.MaxValue, long.MinValue + 1],
        ["Decimal?"] = [0m, 70_100m, -0.5m],
        ["TimeOnly?"] = [default(TimeOnly), new TimeOnly(15, 30)],
        ["Boolean?"] = [false, true],
        ["String"] = ["", "키움"],
    };

    private static LoadedLibrary Library => LazyLibrary.Value;

    [OneTimeTearDown]
    public static void Unload() => Library.Dispose();

    [TestCase("SampleMessage", 75)]
    [TestCase("SampleLevel", 2)]
    [TestCase("OrderBookLevel", 4)]
    [TestCase("OrderBookQuantity", 1)]
    public void Value_is_read_as_it_was_set_and_none_is_none(string typeName, int count)
    {
        var type = Library.Type(typeName);
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => ValuesOf.ContainsKey(Show(property.PropertyType)))
            .ToList();
        Assert.That(properties, Has.Count.EqualTo(count));

        foreach (var property in properties)
        {
            foreach (var value in ValuesOf[Show(property.PropertyType)])
            {
                var (instance, fresh) = (Activator.CreateInstance(type)!, Activator.CreateInstance(type)!);
                property.SetValue(instance, value);

                Assert.That(property.GetValue(instance), Is.EqualTo(value), property.Name);
                Assert.That(properties.Where(other => other != property).Select(other => other.GetValue(instance) ?? ""), Is.All.EqualTo(""), $"beside {property.Name}");
                Assert.That(instance.Equals(fresh), Is.EqualTo(value is ""), property.Name);

                property.SetValue(instance, null);
                Assert.That(property.GetValue(instance) ?? "", Is.EqualTo(""), property.Name);
                Assert.That(instance, Is.EqualTo(fresh), $"{property.Name} is null again");
            }
        }
    }

    [Test]
    public void List_of_a_message_is_empty_until_it_is_set()
    {
        var type = Library.Type("SampleMessage");
        var property = type.GetProperty("Entries")!;
        var message = Activator.CreateInstance(type)!;
        Assert.That((IEnumerable)property.GetValue(message)!, Is.Empty);

        var entries = Array.CreateInstance(Library.Type("SampleEntry"), 2);
        property.SetValue(message, entries);

        Assert.That(property.GetValue(message), Is.SameAs(entries));
    }

    private static LoadedLibrary Load()
    {
        // More than the bits of a word.
        var many = string.Concat(Enumerable.Range(0, 70).Select(number => $"  {900 + number}: {{ ko: 수량{number}, as: Quantity{number}, type: quantity }}\n"));
        return new(Sample.Baseline.Then(Sample.Spec.With("realtime/9Z.yaml", Head + many + Others)));
    }

    private static string Show(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? inner.Name + "?" : type.Name;
}
