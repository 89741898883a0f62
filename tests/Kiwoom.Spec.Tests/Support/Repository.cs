using System.Reflection;

namespace Kiwoom.Spec.Tests.Support;

/// <summary>Where the repository's files are on this machine.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepoRoot").Value!;

    public static string Spec { get; } = PathOf("spec");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
