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
}
