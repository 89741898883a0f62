using System.Reflection;

namespace Kiwoom.Tests.Support;

/// <summary>The spec's files, wherever the repository lies.</summary>
internal static class SpecFiles
{
    /// <summary>The folder <c>spec</c>.</summary>
    public static readonly string Folder = Path.Combine(
        typeof(SpecFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepoRoot").Value!, "spec");

    /// <summary>The ids of all descriptors.</summary>
    public static IReadOnlyList<string> ApiIds { get; } =
    [
        .. Directory.GetDirectories(Folder)
            .SelectMany(area => Directory.GetFiles(area, "*.yaml"))
            .Select(file => File.ReadLines(file).First(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..].Trim('"', ' '))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>The document's example of a request or an answer, without the line end behind it.</summary>
    public static string RequestExample(string apiId) => Read($"examples/{apiId}.request.json").Trim();

    /// <inheritdoc cref="RequestExample"/>
    public static string ResponseExample(string apiId) => Read($"examples/{apiId}.response.json").Trim();
}
