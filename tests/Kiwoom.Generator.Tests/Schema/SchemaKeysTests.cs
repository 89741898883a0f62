using System.Reflection;
using System.Text.Json.Nodes;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Spec;
using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Schema;

/// <summary>The editor knows the keys that the generator knows: what one accepts the other does not call a mistake.</summary>
public sealed class SchemaKeysTests
{
    private const string Rows = "definitions/responseElement/oneOf/2/";
    private const string Levels = "definitions/responseElement/oneOf/3/";
    private const string Column = Levels + "properties/columns/additionalProperties/";

    /// <summary>Parts of other lists.</summary>
    private static readonly string[] Parts = ["MeaningParser.TypeKeys", "FieldBinder.CommonKeys", "DescriptorBinder.CallKeys", "MessageBinder.Keys"];

    private static readonly Dictionary<string, string[]> KeyLists = typeof(DescriptorBinder).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(DescriptorBinder).Namespace)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(string[]) && field.Name.EndsWith("Keys", StringComparison.Ordinal))
        .ToDictionary(field => $"{field.DeclaringType!.Name}.{field.Name}", field => (string[])field.GetValue(null)!);

    [TestCase("DescriptorBinder.Keys", "descriptor", "")]
    [TestCase("RequestBinder.Keys", "descriptor", "definitions/requestElement/oneOf/1/")]
    [TestCase("RecordBinder.ElementKeys", "descriptor", "definitions/responseElement/oneOf/1/")]
    [TestCase("RecordBinder.RowsKeys", "descriptor", Rows)]
    [TestCase("LevelsBinder.Keys", "descriptor", Levels)]
    [TestCase("LevelsBinder.ColumnKeys", "descriptor", Column)]
    [TestCase("LevelsBinder.FirstKeys", "descriptor", Column + "properties/first/oneOf/1/")]
    [TestCase("EnumParser.InlineKeys", "descriptor", "definitions/enum/oneOf/1/")]
    [TestCase("EnumParser.CodeKeys", "descriptor", "definitions/enum/oneOf/1/properties/codes/additionalProperties/oneOf/1/")]
    [TestCase("EnumParser.Keys", "enums", "additionalProperties/")]
    [TestCase("EnumParser.CodeKeys", "enums", "additionalProperties/properties/codes/additionalProperties/oneOf/1/")]
    [TestCase("EnumParser.MemberKeys", "enums", "additionalProperties/properties/members/additionalProperties/oneOf/1/")]
    [TestCase("SharedFileParser.WordKeys", "vocabulary", "additionalProperties/oneOf/1/")]
    [TestCase("SharedFileParser.WordKeys", "vocabulary", "definitions/long/")]
    [TestCase("SharedFileParser.AreaKeys", "areas", "patternProperties/^[a-z]+(-[a-z]+)*$/")]
    [TestCase("ErrorParser.Keys", "errors", "patternProperties/^[A-Z]*[0-9]{3,6}$/")]
    [TestCase("MockRefusalReader.Keys", "descriptor", "properties/notOnMock/")]
    [TestCase("ShapeParser.RootKeys", "shapes", "")]
    [TestCase("ShapeParser.ShapeKeys", "shapes", "properties/responses/additionalProperties/")]
    [TestCase("ShapeParser.ShapeKeys", "shapes", "properties/levels/additionalProperties/")]
    [TestCase("ShapeParser.ShapeKeys", "shapes", "properties/interfaces/additionalProperties/")]
    [TestCase("ShapeParser.MemberKeys", "shapes", "definitions/long/")]
    public void Schema_has_the_generator_s_keys(string keys, string schema, string path) =>
        Assert.That(PropertiesOf(schema, path), Is.EquivalentTo(KeyLists[keys]));

    [Test]
    public void Keys_of_every_element_are_keys_of_a_response_s() => Assert.That(KeyLists["FieldBinder.CommonKeys"], Is.SubsetOf(KeyLists["RecordBinder.ElementKeys"]));

    [TestCase("DescriptorBinder.CallKeys")]
    [TestCase("MessageBinder.Keys")]
    public void Keys_of_a_kind_are_keys_of_a_descriptor(string keys) => Assert.That(KeyLists[keys], Is.SubsetOf(KeyLists["DescriptorBinder.Keys"]).And.Not.Empty);

    [Test]
    public void Every_key_list_of_the_generator_is_compared()
    {
        var compared = typeof(SchemaKeysTests).GetMethod(nameof(Schema_has_the_generator_s_keys))!
            .GetCustomAttributes<TestCaseAttribute>().Select(test => (string)test.Arguments[0]!)
            .Concat(Parts).Distinct();

        Assert.That(KeyLists.Keys, Is.EquivalentTo(compared));
    }

    [TestCase("descriptor")]
    [TestCase("vocabulary")]
    [TestCase("shapes")]
    public void Schema_has_the_generator_s_types(string schema) =>
        Assert.That(Strings(schema, "definitions/type/enum"), Is.EqualTo(FieldTypes.Names));

    [Test]
    public void Schema_has_the_generator_s_kinds() =>
        Assert.That(Strings("descriptor", "properties/kind/enum"), Is.EqualTo(Enum.GetNames<EndpointKind>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])));

    [Test]
    public void Schema_has_the_generator_s_items() =>
        Assert.That(Strings("descriptor", "properties/items/enum"), Is.EqualTo(Enum.GetNames<ItemKind>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])));

    private static IEnumerable<string> PropertiesOf(string schema, string path) =>
        Find(schema, path + "properties").AsObject().Select(property => property.Key);

    private static IEnumerable<string> Strings(string schema, string path) => Find(schema, path).AsArray().Select(item => item!.GetValue<string>());

    private static JsonNode Find(string schema, string path)
    {
        var node = JsonNode.Parse(File.ReadAllText(Repository.PathOf("spec", "schema", schema + ".schema.json")))!;
        foreach (var step in path.Split('/'))
        {
            node = (node is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node[step])
                ?? throw new ArgumentException($"{schema} has no '{step}' of {path}.", nameof(path));
        }

        return node;
    }
}
