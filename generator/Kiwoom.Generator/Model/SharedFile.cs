using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>The readable entries of one shared file.</summary>
/// <param name="Items">The entries.</param>
/// <param name="IsComplete">False when something in the file could not be read.</param>
internal sealed record SharedFile<T>(EquatableArray<T> Items, bool IsComplete)
    where T : IEquatable<T>
{
    /// <summary>The content of a file that is not there.</summary>
    public static readonly SharedFile<T> Missing = new(EquatableArray<T>.Empty, IsComplete: true);

    /// <summary>What a project may name: its own entries, and those of the library that it does not say anew.</summary>
    /// <param name="library">The library's entries.</param>
    /// <param name="project">The project's.</param>
    /// <param name="key">What makes two entries the same.</param>
    public static SharedFile<T> Merge(SharedFile<T> library, SharedFile<T> project, Func<T, string> key)
    {
        if (project.Items.Count == 0 && project.IsComplete)
        {
            return library;
        }

        var own = new HashSet<string>(project.Items.Select(key), StringComparer.Ordinal);
        var items = project.Items.Concat(library.Items.Where(item => !own.Contains(key(item)))).ToEquatableArray();
        return new SharedFile<T>(items, library.IsComplete && project.IsComplete);
    }
}
