namespace Kiwoom.Spec.Tests.Support;

/// <summary>A folder of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kiwoom-spec-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
