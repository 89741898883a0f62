using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace Kiwoom.Tests.Support;

/// <summary>Builds a <see cref="CultureFixture"/> once for each culture that has shown to break programs.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EveryCultureAttribute : NUnitAttribute, IFixtureBuilder
{
    private static readonly string[] Cultures = ["", "ko-KR", "tr-TR", "de-DE", "ar-SA"];

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo)
    {
        var builder = new NUnitTestFixtureBuilder();
        return Cultures.Select(culture => builder.BuildFrom(typeInfo, PreFilter.Empty, new TestFixtureParameters(culture)));
    }

    private sealed class PreFilter : IPreFilter
    {
        public static readonly PreFilter Empty = new();

        bool IPreFilter.IsMatch(Type type) => true;

        bool IPreFilter.IsMatch(Type type, System.Reflection.MethodInfo method) => true;
    }
}
