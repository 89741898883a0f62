using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kiwoom.Serialization;

namespace Kiwoom.Tests.Conventions;

/// <summary>What holds for everything public, hand-written or generated.</summary>
internal sealed partial class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What Kiwoom's element names are made of. Words of the same letters that are English ("Per") are not among them.
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "acc", "acnt", "amt", "buyq", "cd", "clsf", "cmsn", "cncl", "cnt", "cntr", "cond", "crd", "dmst", "dt", "entr", "evlt", "evltv", "flu", "hgst", "inds", "irds",
        "jub", "lwst", "mdfy", "mrkt", "netprps", "nm", "opmr", "ord", "oso", "pl", "pole", "poss", "prc", "pred", "prft", "pric", "prica", "prm", "prsm", "pur", "pymn",
        "qry", "qty", "remn", "req", "rmnd", "rt", "sel", "sig", "stex", "stk", "stkpc", "strt", "tdy", "tm", "tot", "tp", "trde", "trnsn", "uv", "yn",
    };

    // Records whose numbers and times are the library's own, which has them always.
    private static readonly HashSet<Type> NotOfTheMarket = [typeof(StoredToken), typeof(RecordedEntry), typeof(ReplayOptions), typeof(OrderLookup)];

    private static Assembly Library => typeof(KiwoomClient).Assembly;

    private static IEnumerable<Type> PublicTypes => Library.GetExportedTypes();

    private static IEnumerable<Type> Models => PublicTypes.Where(type => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null);

    [Test]
    public void Everything_public_is_documented()
    {
        var documented = XDocument.Load(Path.ChangeExtension(Library.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary")?.Value.Trim().Length > 0 || member.Element("inheritdoc") is not null)
            .Select(member => Parameters().Replace(member.Attribute("name")!.Value, ""))
            .ToHashSet(StringComparer.Ordinal);
        var members = PublicTypes.Select(type => "T:" + type.FullName!.Replace('+', '.'))
            .Concat(PublicTypes.SelectMany(type => type.GetMembers(Declared).Where(IsWritten).Select(member => IdOf(type, member))));

        Assert.That(members.Distinct().Where(id => !documented.Contains(id)), Is.Empty);
    }

    [Test]
    public void Records_change_by_with_only()
    {
        var settable = Models.SelectMany(type => type.GetProperties(Declared))
            .Where(property => property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));

        Assert.That(Models.Count(), Is.GreaterThan(19));
        Assert.That(settable.Select(property => $"{property.DeclaringType!.Name}.{property.Name}"), Is.Empty);
    }

    [Test]
    public void There_are_no_public_mutable_fields() => Assert.That(
        PublicTypes.Where(type => !type.IsEnum).SelectMany(type => type.GetFields(Declared)).Where(field => !field.IsInitOnly && !field.IsLiteral), Is.Empty);

    [Test]
    public void Lists_are_given_out_for_reading() => Assert.That(
        PublicTypes.SelectMany(type => type.GetProperties(Declared)).Where(property =>
            property.PropertyType.IsArray || property.PropertyType.Name is "List`1" or "IList`1" or "ICollection`1" or "IEnumerable`1"),
        Is.Empty);

    [Test]
    public void Names_are_English_and_not_Kiwooms_abbreviations()
    {
        var names = PublicTypes.Select(type => (Where: type.Name, type.Name))
            .Concat(PublicTypes.SelectMany(type => type.GetMembers(Declared).Where(IsWritten).Select(member => (Where: $"{type.Name}.{member.Name}", member.Name))));

        var wrong = names.Where(name => name.Name.Contains('_', StringComparison.Ordinal) && !name.Name.StartsWith("op_", StringComparison.Ordinal) ||
            Words().Matches(name.Name).Any(word => Abbreviations.Contains(word.Value)));
        Assert.That(wrong.Select(name => name.Where), Is.Empty);
    }

    [Test]
    public void Asynchronous_methods_say_so_and_take_a_cancellation_token()
    {
        var methods = PublicTypes.Where(type => type.Name.EndsWith("Client", StringComparison.Ordinal)).SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.ReturnType.Name is "Task`1" or "Task" or "IAsyncEnumerable`1").ToList();

        Assert.That(methods, Is.Not.Empty);
        Assert.That(methods.Where(method => !method.Name.EndsWith("Async", StringComparison.Ordinal)), Is.Empty);
        Assert.That(
            methods.Where(method => method.GetParameters()[^1] is not { ParameterType.Name: "CancellationToken", HasDefaultValue: true }), Is.Empty);
    }

    [Test]
    public void Code_tables_begin_with_Unknown()
    {
        var tables = PublicTypes.Where(type => type.IsEnum && type.IsDefined(typeof(CodesAttribute))).ToList();

        Assert.That(tables, Is.Not.Empty.And.All.Property("IsPublic").True);
        Assert.That(Kiwoom.Catalog.KiwoomCatalog.CodeTables.Select(table => table.EnumName), Is.All.AnyOf(tables.Select(type => type.Name).ToArray()));
        Assert.That(tables.Where(type => Enum.GetName(type, 0) != "Unknown"), Is.Empty);
    }

    [Test]
    public void Exceptions_are_of_one_family() => Assert.That(
        PublicTypes.Where(type => type.IsAssignableTo(typeof(Exception)) && !type.IsAssignableTo(typeof(KiwoomException))), Is.Empty);

    [Test]
    public void Numbers_of_the_market_are_nullable() => Assert.That(
        Models.Where(type => !type.Name.EndsWith("Request", StringComparison.Ordinal) && type.Namespace == "Kiwoom" && !NotOfTheMarket.Contains(type)).SelectMany(type => type.GetProperties(Declared))
            .Where(property => property.PropertyType == typeof(decimal) || property.PropertyType == typeof(long) || property.PropertyType == typeof(bool) ||
                property.PropertyType == typeof(DateOnly) || property.PropertyType == typeof(TimeOnly) || property.PropertyType == typeof(DateTimeOffset))
            .Where(property => property.DeclaringType != typeof(StockCode) && property.DeclaringType != typeof(RealtimeMessage) && property.DeclaringType != typeof(StreamGap))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"),
        Is.Empty);

    /// <summary>Whether a person or the generator wrote a member, and not the compiler; members that inherit their meaning aside.</summary>
    private static bool IsWritten(MemberInfo member) => member switch
    {
        _ when member.IsDefined(typeof(CompilerGeneratedAttribute)) => false,
        Type => false,
        MethodInfo { IsSpecialName: true } method => method.Name.StartsWith("op_", StringComparison.Ordinal),
        MethodInfo method => method.GetBaseDefinition() == method && method.Name is not "Deconstruct",
        ConstructorInfo constructor => constructor.GetParameters().Length > 0 && !IsRecord(constructor.DeclaringType!),
        FieldInfo field => field.Name != "value__",
        _ => true,
    };

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null && type.Name != "FieldInfo";

    private static string IdOf(Type type, MemberInfo member)
    {
        var kind = member switch { PropertyInfo => 'P', FieldInfo => 'F', EventInfo => 'E', _ => 'M' };
        return $"{kind}:{type.FullName!.Replace('+', '.')}.{(member is ConstructorInfo ? "#ctor" : member.Name)}";
    }

    [GeneratedRegex(@"(``\d+)?(\(.*)?$")]
    private static partial Regex Parameters();

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Words();
}
