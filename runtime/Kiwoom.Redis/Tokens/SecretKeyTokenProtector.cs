using System.Security.Cryptography;
using System.Text;

namespace Kiwoom.Redis.Tokens;

/// <summary>
/// Protects tokens with a key that is derived from the secret key (HKDF, AES-GCM): whoever has that could ask for a token anyway, and every process of
/// the app key has it.
/// </summary>
internal sealed class SecretKeyTokenProtector : ITokenProtector
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key;
    private readonly byte[] _account;

    public SecretKeyTokenProtector(Secret secretKey, string account)
    {
        _account = Encoding.UTF8.GetBytes(account);
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secretKey.Reveal()), KeyBytes, _account, "Kiwoom.Redis.Token.1"u8.ToArray());
    }

    public byte[] Protect(byte[] token)
    {
        var data = new byte[NonceBytes + TagBytes + token.Length];
        var nonce = data.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, token, data.AsSpan(NonceBytes + TagBytes), data.AsSpan(NonceBytes, TagBytes), _account);
        return data;
    }

    public byte[]? Unprotect(byte[] data)
    {
        if (data.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var token = new byte[data.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(_key, TagBytes);
            aes.Decrypt(data.AsSpan(0, NonceBytes), data.AsSpan(NonceBytes + TagBytes), data.AsSpan(NonceBytes, TagBytes), token, _account);
            return token;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
