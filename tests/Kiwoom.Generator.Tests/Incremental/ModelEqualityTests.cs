using System.Reflection;
using Kiwoom.Generator.Common;
using Kiwoom.Generator.Emit;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Tests.Incremental;

/// <summary>Whatever the pipeline caches is compared by value and holds no syntax, symbols or positions.</summary>
public sealed class ModelEqualityTests
{
    private static readonly Type[] Models =
    [
        .. typeof(EndpointModel).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(EndpointModel).Namespace && !type.IsEnum && !(type.IsAbstract && type.IsSealed) && !type.Name.StartsWith('<'))
            .Append(typeof(SpecIndex))
            .Append(typeof(EndpointName)),
    ];

    [Test]
    public void Model_namespace_is_looked_at() => Assert.That(Models, Has.Length.GreaterThan(15).And.Contains(typeof(EndpointModel)).And.Contains(typeof(SharedSpec)));

    [TestCaseSource(nameof(Models))]
    public void Model_compares_by_value(Type model) =>
        Assert.That(model.GetInterfaces().Where(type => type.IsGenericType).Select(type => type.GetGenericTypeDefinition()), Does.Contain(typeof(IEquatable<>)));

    [TestCaseSource(nameof(Models))]
    public void Model_holds_only_what_compares_by_value(Type model)
    {
        // SharedSpec compares what it was made of and looks things up in dictionaries made from that.
        var held = model.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => model != typeof(SharedSpec) || field.Name is not ("_vocabularyByWire" or "_tablesByName"));

        Assert.That(held.Where(field => !IsValue(field.FieldType)).Select(field => $"{field.Name}: {field.FieldType}"), Is.Empty);
    }

    private static bool IsValue(Type type)
    {
        var item = Nullable.GetUnderlyingType(type) ?? type;
        return item == typeof(string) || item.IsEnum || item == typeof(int) || item == typeof(bool) || Models.Contains(item) || item.IsGenericParameter ||
            (item.IsGenericType && item.GetGenericTypeDefinition() == typeof(EquatableArray<>) && IsValue(item.GetGenericArguments()[0]));
    }
}
