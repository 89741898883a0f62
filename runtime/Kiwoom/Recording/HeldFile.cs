using System.Collections.Concurrent;

namespace Kiwoom.Recording;

/// <summary>
/// A file that one recorder of this process writes: two would mix their bytes, and the compressed file be lost. The operating system
/// refuses a second writer on Windows alone.
/// </summary>
internal sealed class HeldFile : IDisposable
{
    // Where the system does not tell capitals from small letters: refused once too often rather than once too seldom.
    private static readonly ConcurrentDictionary<string, HeldFile> Held =
        new(OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

    private readonly string _path;

    private HeldFile(string path) => _path = path;

    /// <summary>Holds a file until it is disposed of.</summary>
    /// <exception cref="IOException">Another recorder holds it.</exception>
    public static HeldFile Take(string path)
    {
        var full = Path.GetFullPath(path);
        var file = new FileInfo(full);
        var target = file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        var held = new HeldFile(target);
        return Held.TryAdd(target, held)
            ? held
            : throw new IOException($"A recorder of this process writes to '{target}' already. Dispose of it first, or give it to several clients: one file has one recorder.");
    }

    /// <summary>Gives the file up. A second call does nothing, whoever holds it by then.</summary>
    public void Dispose() => Held.TryRemove(new KeyValuePair<string, HeldFile>(_path, this));
}
