using System.Runtime.CompilerServices;
using System.Text;
using Kiwoom.Catalog;

namespace Kiwoom.Serialization;

/// <summary>A table's codes, made once and shared by all requests and answers.</summary>
/// <typeparam name="TEnum">The enum, whose members count from 0, which is <c>Unknown</c>.</typeparam>
internal sealed class KnownCodes<TEnum>
    where TEnum : struct, Enum
{
    private static readonly CodeTable? OwnTable = CodeTable.Find(typeof(TEnum));
    private static readonly KnownCodes<TEnum>? OwnCodes = OwnTable is null ? null : new KnownCodes<TEnum>(OwnTable);

    private readonly Code<TEnum>[] _all;
    private readonly byte[][] _texts;
    private readonly Code<TEnum>?[] _single = new Code<TEnum>?[128];
    private readonly CodeEntry?[] _sent;
    private readonly byte[]?[] _sentTexts;

    private KnownCodes(CodeTable table)
    {
        Table = table;
        _all = [.. table.Entries.Select(entry => new Code<TEnum>(entry))];
        _texts = [.. table.Entries.Select(entry => Encoding.UTF8.GetBytes(entry.Code))];
        var members = Enum.GetValues<TEnum>().Length;
        _sent = new CodeEntry?[members];
        _sentTexts = new byte[members][];
        for (var i = 0; i < _all.Length; i++)
        {
            if (_texts[i] is [< 128 and var only])
            {
                _single[only] = _all[i];
            }

            if (!table.Entries[i].IsAlias)
            {
                var index = IndexOf(_all[i].Value);
                (_sent[index], _sentTexts[index]) = (table.Entries[i], _texts[i]);
            }
        }
    }

    /// <summary>The codes of the enum's own table.</summary>
    /// <exception cref="ArgumentException">It has none: it is no enum of this library's.</exception>
    public static KnownCodes<TEnum> Own => OwnCodes ?? throw new ArgumentException($"{typeof(TEnum).Name} is no code table of the API.");

    /// <summary>The codes that an enum of several tables has in one place.</summary>
    public static KnownCodes<TEnum> Of<TPlace>()
        where TPlace : struct => Place<TPlace>.Codes;

    /// <summary>Whether its members have codes at all: those of a shared enum have them in tables of each place.</summary>
    public bool HasCodes => _texts.Any(text => text.Length > 0);

    /// <summary>What the catalogue says of them.</summary>
    public CodeTable Table { get; }

    /// <summary>In the table's order.</summary>
    public IReadOnlyList<Code<TEnum>> All => _all;

    /// <summary>The code with this text; null where the table lacks it.</summary>
    public Code<TEnum>? Find(ReadOnlySpan<byte> text)
    {
        // Nearly every code of an answer is one character.
        if (text is [< 128 and var only])
        {
            return _single[only];
        }

        for (var i = 0; i < _texts.Length && !text.IsEmpty; i++)
        {
            if (text.SequenceEqual(_texts[i]))
            {
                return _all[i];
            }
        }

        return null;
    }

    /// <summary>The code that is one digit; null where the table lacks it.</summary>
    public Code<TEnum>? FindDigit(int digit) => _single['0' + digit];

    /// <summary>The member's code; empty when it cannot be sent.</summary>
    public ReadOnlySpan<byte> ToWire(TEnum member) => IndexOf(member) is var index && (uint)index < (uint)_sentTexts.Length ? _sentTexts[index] : default;

    /// <summary>What the table says of a member; null where it has no code.</summary>
    public CodeEntry? Describe(TEnum member) => IndexOf(member) is var index && (uint)index < (uint)_sent.Length ? _sent[index] : null;

    private static class Place<TPlace>
        where TPlace : struct
    {
        public static readonly KnownCodes<TEnum> Codes = new(CodeTable.Find(typeof(TPlace))!);
    }

    private static int IndexOf(TEnum member) => Unsafe.BitCast<TEnum, int>(member);
}
