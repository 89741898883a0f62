using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kiwoom.Serialization;

/// <summary>
/// The names of an object's fields, and where each stands in its reader. A server sends the fields of one kind of object in one order:
/// what followed a field the last time is looked for first, as bytes, and is nearly always there.
/// </summary>
/// <remarks>
/// Which name is expected behind which makes chains, and never a ring: whoever follows the names of one moment meets none twice, so a
/// field that comes twice in an object is not where it is expected.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NameTable
{
    // Behind the last name any other would be as good; this one is nowhere.
    private static readonly Name Nowhere = new([], -1);

    private readonly Lock _gate = new();
    private readonly Dictionary<byte[], Name>.AlternateLookup<ReadOnlySpan<byte>> _names;
    private volatile Name[] _expected;
    private int _lessons;

    /// <param name="names">The names in the document's order, a line each.</param>
    public NameTable(ReadOnlySpan<byte> names)
    {
        var found = new Dictionary<byte[], Name>(Utf8Comparer.Instance);
        var inOrder = new List<Name>();
        foreach (var range in names.Split((byte)'\n'))
        {
            inOrder.Add(new Name(names[range], inOrder.Count));
            found.Add(names[range].ToArray(), inOrder[^1]);
        }

        _names = found.GetAlternateLookup<ReadOnlySpan<byte>>();
        _expected = [.. inOrder, Nowhere];
    }

    /// <summary>How many names there are.</summary>
    internal int Count => _expected.Length - 1;

    /// <summary>What is expected behind each name at this moment: by the name's index and one more, at 0 what is expected first.</summary>
    public Name[] Expected => _expected;

    /// <summary>The index of a name; the number of names for any other.</summary>
    internal int IndexOf(ReadOnlySpan<byte> name) => _names.TryGetValue(name, out var found) ? found.Index : Count;

    /// <summary>From now on a name is expected behind another.</summary>
    /// <param name="before">The other's index; -1 at the beginning.</param>
    /// <param name="index">The name's.</param>
    internal void Learn(int before, int index)
    {
        // Where objects differ from one to the next there is nothing to learn, and it has an end.
        const int LessonsForEach = 100;
        lock (_gate)
        {
            if (before == index || ++_lessons > LessonsForEach * Count)
            {
                return;
            }

            var expected = _expected.ToArray();
            expected[before + 1] = ByIndex(index);

            // The other came before the name in the object that teaches this, so it is not expected behind it any more.
            for (var next = index; next >= 0; next = expected[next + 1].Index)
            {
                if (expected[next + 1].Index == before)
                {
                    expected[next + 1] = Nowhere;
                }
            }

            _expected = expected;
        }
    }

    private Name ByIndex(int index) => _names.Dictionary.Values.First(name => name.Index == index);

    /// <summary>A name as it stands in the text behind another field: <c>,"41":</c>.</summary>
    public sealed class Name
    {
        /// <summary>Behind a place where a name may stand there have to be so many bytes; one that is longer is not looked for as bytes.</summary>
        internal const int MaxReach = 64;

        private const int Word = sizeof(ulong);
        private const int Punctuation = 4;

        private readonly ulong _first;
        private readonly ulong _mask;
        private readonly ulong _last;
        private readonly byte[] _text;

        internal Name(ReadOnlySpan<byte> name, int index)
        {
            Index = index;
            Width = name.Length + Punctuation;
            _text = [.. ",\""u8, .. name, .. "\":"u8];
            Span<byte> first = stackalloc byte[Word];
            Span<byte> mask = stackalloc byte[Word];
            first.Clear();
            mask.Clear();
            if (!IsNowhere && Width < MaxReach)
            {
                var length = Math.Min(Width, Word);
                _text.AsSpan(0, length).CopyTo(first);
                mask[..length].Fill(byte.MaxValue);
            }
            else
            {
                // Nothing, masked by nothing, is not this.
                first[0] = 1;
            }

            _first = MemoryMarshal.Read<ulong>(first);
            _mask = MemoryMarshal.Read<ulong>(mask);
            _last = Width > Word ? MemoryMarshal.Read<ulong>(_text.AsSpan(Width - Word)) : 0;
        }

        /// <summary>Where it stands among the object's fields.</summary>
        internal int Index { get; }

        /// <summary>Whether it stands for no name at all, and stands nowhere.</summary>
        internal bool IsNowhere => Index < 0;

        /// <summary>How many bytes it takes with the comma, the quotes and the colon.</summary>
        internal int Width { get; }

        /// <summary>How long the name is.</summary>
        internal int Length => Width - Punctuation;

        /// <summary>The name with its quotes and colon.</summary>
        internal ReadOnlySpan<byte> Quoted => _text.AsSpan(1);

        /// <summary>Whether it stands at a place, behind which there are <see cref="MaxReach"/> bytes.</summary>
        /// <param name="place">Where the comma before it would be.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal bool IsAt(ref byte place) =>
            (Unsafe.ReadUnaligned<ulong>(ref place) & _mask) == _first && (Width <= Word || HasRestAt(ref place));

        // Its first and last eight bytes are all of it up to sixteen.
        private bool HasRestAt(ref byte place) =>
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref place, Width - Word)) == _last &&
            (Width <= 2 * Word || MemoryMarshal.CreateReadOnlySpan(ref place, Width).SequenceEqual(_text));
    }
}
