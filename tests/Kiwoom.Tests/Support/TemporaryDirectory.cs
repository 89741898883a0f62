namespace Kiwoom.Tests.Support;

/// <summary>A directory of the test's own, gone when it ends.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("kiwoom").FullName;

    /// <summary>A path in it; nothing is there yet.</summary>
    public string PathOf(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
