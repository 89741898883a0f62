using System.ComponentModel;
using System.Text;
using Kiwoom.Realtime;

namespace Kiwoom.Additions;

/// <summary>
/// What a project's own spec adds to the library, beside the methods that its compiler sees: emitted there, and registered before the first
/// code of its assembly runs. What an assembly adds stands in the place of what the library or an earlier one has under the same id.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SpecAddition
{
    private static readonly Lock Gate = new();
    private static volatile SpecAddition[] _all = [];

    /// <summary>What has been added so far, in its order. Another array whenever there is more.</summary>
    internal static SpecAddition[] All => _all;

    /// <summary>A line for each kind: its name and its ids, as those of the library.</summary>
    protected internal abstract ReadOnlySpan<byte> ApiIds { get; }

    /// <summary>The realtime types.</summary>
    protected internal abstract RealtimeType[] RealtimeTypes { get; }

    /// <summary>The types that have code tables on them.</summary>
    protected internal abstract Type[] CodeTypes { get; }

    /// <summary>Gives the descriptions of the endpoints to the catalogue.</summary>
    /// <param name="add">Takes one description.</param>
    protected internal abstract void AddEndpoints(Action<ReadOnlySpan<byte>> add);

    /// <summary>Adds the endpoints, code tables and realtime types of an assembly.</summary>
    /// <param name="addition">What it adds.</param>
    /// <exception cref="InvalidOperationException">One of its realtime types would take the messages of a stream that has been opened.</exception>
    public static void Register(SpecAddition addition)
    {
        ArgumentNullException.ThrowIfNull(addition);
        lock (Gate)
        {
            Realtime.RealtimeTypes.Add(addition.RealtimeTypes);
            _all = [.. _all, addition];
        }
    }

    /// <summary>The lines of a text.</summary>
    internal static IEnumerable<string> LinesOf(ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
