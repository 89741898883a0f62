using Microsoft.CodeAnalysis;

namespace Other;

/// <summary>Emits the version of the YamlDotNet that it was given, after using it.</summary>
[Generator]
public sealed class OtherGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(context.CompilationProvider, static (output, _) =>
    {
        var parsed = new YamlDotNet.Serialization.DeserializerBuilder().Build().Deserialize<int>("42");
        var version = typeof(YamlDotNet.Core.Parser).Assembly.GetName().Version;
        output.AddSource("Other.g.cs", $"namespace Other {{ internal static class Generated {{ public const string YamlDotNetVersion = \"{version} ({parsed})\"; }} }}");
    });
}
