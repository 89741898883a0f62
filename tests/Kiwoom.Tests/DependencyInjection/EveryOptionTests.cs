using System.Reflection;

namespace Kiwoom.Tests.DependencyInjection;

/// <summary>No option is forgotten: whoever adds one to <see cref="KiwoomOptions"/> adds its key, or says here that it is set in code only.</summary>
internal sealed class EveryOptionTests
{
    // Objects, which no configuration can hold.
    private static readonly string[] SetInCode = ["TokenStore", "RateLimits.CreateLimiter", "Recorder", "HttpClient", "LoggerFactory", "TimeProvider", "Realtime.Connect", "Realtime.Relay"];

    private static IEnumerable<(string Path, PropertyInfo[] Chain)> Options => Walk(typeof(KiwoomOptions), []);

    private static IEnumerable<string> Configurable => Options.Select(option => option.Path).Except(SetInCode);

    [TestCaseSource(nameof(Configurable))]
    public void Option_is_read_from_the_configuration(string path)
    {
        var chain = Options.Single(option => option.Path == path).Chain;
        var (suffix, value) = Sample(chain[^1].PropertyType);
        var key = $"Kiwoom:{path.Replace('.', ':')}{suffix}";
        var before = Value(new KiwoomOptions(), chain);
        Assert.That(Value(Settings.ReadUnchecked(Settings.Of((key, value))), chain), Is.Not.EqualTo(before));
    }

    [Test]
    public void What_is_set_in_code_is_there() => Assert.That(Options.Select(option => option.Path), Is.SupersetOf(SetInCode));

    private static IEnumerable<(string Path, PropertyInfo[] Chain)> Walk(Type type, PropertyInfo[] above) =>
        type.GetProperties().SelectMany(property =>
        {
            PropertyInfo[] chain = [.. above, property];
            return property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal)
                ? Walk(property.PropertyType, chain)
                : [(string.Join('.', chain.Select(link => link.Name)), chain)];
        });

    private static object? Value(KiwoomOptions options, PropertyInfo[] chain) => chain.Aggregate((object?)options, (value, property) => property.GetValue(value));

    private static (string Suffix, string Value) Sample(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } choice => ("", Enum.GetNames(choice)[^1]),
        var known when known == typeof(KiwoomEnvironment) => ("", "Mock"),
        var known when known == typeof(Secret) => ("", "another-123456"),
        var known when known == typeof(TimeSpan) => ("", "00:00:04"),
        var known when known == typeof(int) || known == typeof(long) || known == typeof(decimal) => ("", "2048"),
        var known when known == typeof(bool) => ("", "true"),
        var known when known == typeof(IDictionary<string, int>) => (":ka10081", "7"),
        _ => throw new NotSupportedException($"An option of type {type.Name}: teach this test and OptionValue to read it, or list it as set in code."),
    };
}
