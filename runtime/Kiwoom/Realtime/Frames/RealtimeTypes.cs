using System.Text;

namespace Kiwoom.Realtime;

/// <summary>All realtime types by the bytes that name them: the library's own, and those that projects add or put in their place.</summary>
internal static partial class RealtimeTypes
{
    private static readonly Lock Gate = new();
    private static volatile Dictionary<string, RealtimeType>? _added;

    /// <summary>The type; null for one that the spec does not know.</summary>
    public static RealtimeType? Find(ReadOnlySpan<byte> name) =>
        _added is { } added && added.TryGetValue(Encoding.UTF8.GetString(name), out var type) ? type : FindOwn(name);

    /// <summary>Notes that a type is followed; false where another one takes its messages.</summary>
    public static bool Open(RealtimeType type)
    {
        lock (Gate)
        {
            type.WasOpened = type.IsCondition || Find(Encoding.UTF8.GetBytes(type.Name)) == type;
            return type.WasOpened;
        }
    }

    /// <summary>Adds types, which take the messages of those that have had their names.</summary>
    /// <exception cref="InvalidOperationException">A stream of such a one has been opened: it would hear nothing more, and say nothing.</exception>
    public static void Add(IReadOnlyCollection<RealtimeType> types)
    {
        lock (Gate)
        {
            var all = new Dictionary<string, RealtimeType>(_added ?? [], StringComparer.Ordinal);
            foreach (var type in types)
            {
                if (Find(Encoding.UTF8.GetBytes(type.Name)) is { WasOpened: true })
                {
                    throw new InvalidOperationException($"A project's spec has a realtime type {type.Name} of its own, but a stream of the one before has been opened: use a type of that project before.");
                }

                all[type.Name] = type;
            }

            _added = all.Count > 0 ? all : null;
        }
    }

    private static partial RealtimeType? FindOwn(ReadOnlySpan<byte> name);
}
