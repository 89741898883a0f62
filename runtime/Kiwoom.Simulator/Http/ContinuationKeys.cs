using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Kiwoom.Catalog;

namespace Kiwoom.Simulator.Http;

/// <summary>
/// Makes and reads the keys of follow-up pages. A key is sealed: it opens only for the API ID and the request elements it
/// was made for, so a client that mixes up two continuations, or sends one along with an order, is refused.
/// </summary>
/// <param name="seed">Tells the market's seed. Two simulators of one seed make the same keys, so that a transcript is the same too; who reads them guards nothing with them.</param>
internal sealed class ContinuationKeys(Func<long> seed)
{
    private const int OffsetLength = sizeof(int);
    private const int SealLength = 16;

    public string Create(EndpointInfo endpoint, string[] values, int offset)
    {
        Span<byte> key = stackalloc byte[OffsetLength + SealLength];
        BinaryPrimitives.WriteInt32BigEndian(key, offset);
        Seal(endpoint, values, key[..OffsetLength], key[OffsetLength..]);
        return Base64Url.EncodeToString(key);
    }

    public bool TryRead(string key, EndpointInfo endpoint, string[] values, out int offset)
    {
        offset = 0;
        Span<byte> bytes = stackalloc byte[OffsetLength + SealLength];
        if (key.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.IsValid(key)
            || !Base64Url.TryDecodeFromChars(key, bytes, out var written)
            || written != bytes.Length)
        {
            return false;
        }

        Span<byte> seal = stackalloc byte[SealLength];
        Seal(endpoint, values, bytes[..OffsetLength], seal);
        if (!seal.SequenceEqual(bytes[OffsetLength..]))
        {
            return false;
        }

        offset = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return true;
    }

    private byte[] Secret() => SHA256.HashData(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(seed())));

    private void Seal(EndpointInfo endpoint, string[] values, ReadOnlySpan<byte> offset, Span<byte> seal)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Secret());
        hash.AppendData(offset);
        hash.AppendData(Encoding.UTF8.GetBytes(endpoint.ApiId));
        foreach (var value in values)
        {
            hash.AppendData([0]);
            hash.AppendData(Encoding.UTF8.GetBytes(value));
        }

        Span<byte> full = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(full);
        full[..SealLength].CopyTo(seal);
    }
}
