using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Kiwoom.Serialization;

/// <summary>
/// The FIDs of one realtime type and where each stands in its reader. A server sends the fields of a type in one order: what followed
/// a field the last time is looked for first, as bytes, and is nearly always there.
/// </summary>
internal sealed class FidTable
{
    private readonly Dictionary<int, Field> _fields;

    // By the index before and one more. Whoever reads beside another may lose what that one has learned, and learns it again.
    private readonly Field[] _following;

    public FidTable(params ReadOnlySpan<int> fids)
    {
        _fields = new Dictionary<int, Field>(fids.Length);
        for (var index = 0; index < fids.Length; index++)
        {
            _fields.Add(fids[index], new Field(fids[index], index));
        }

        _following = new Field[fids.Length + 2];
        Array.Fill(_following, _fields[fids[0]]);
    }

    /// <summary>The field that is expected behind another.</summary>
    /// <param name="before">The other's index, as <see cref="Find"/> gives it; -1 at the beginning.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Field Expect(int before) => _following[before + 1];

    /// <summary>The index of a FID that was not expected; the number of FIDs for any other.</summary>
    /// <param name="fid">The FID.</param>
    /// <param name="before">The index before it, behind which it is expected from now on; null where it is not.</param>
    public int Find(int fid, int? before)
    {
        if (!_fields.TryGetValue(fid, out var field))
        {
            return _fields.Count;
        }

        if (before is { } index)
        {
            _following[index + 1] = field;
        }

        return field.Index;
    }

    /// <summary>A field's name as it stands in a frame behind another field: <c>,"41":</c>.</summary>
    public sealed class Field
    {
        /// <summary>The comma, the quotes and the colon.</summary>
        public const int Punctuation = 4;

        public Field(int fid, int index)
        {
            Index = index;
            var text = Encoding.UTF8.GetBytes(FormattableString.Invariant($",\"{fid}\":"));
            Span<byte> bytes = stackalloc byte[sizeof(ulong)];
            Span<byte> mask = stackalloc byte[sizeof(ulong)];
            bytes.Clear();
            mask.Clear();
            Length = text.Length;
            if (text.AsSpan().TryCopyTo(bytes))
            {
                mask[..Length].Fill(byte.MaxValue);
            }
            else
            {
                // Nothing, masked by nothing, is not this.
                bytes[0] = 1;
            }

            Bytes = MemoryMarshal.Read<ulong>(bytes);
            Mask = MemoryMarshal.Read<ulong>(mask);
        }

        /// <summary>Where it stands among the type's fields.</summary>
        public int Index { get; }

        /// <summary>How many bytes its name takes.</summary>
        public int Length { get; }

        /// <summary>The bytes; none that can be found where they are more than eight.</summary>
        public ulong Bytes { get; }

        /// <summary>Those of eight that it takes.</summary>
        public ulong Mask { get; }
    }
}
