using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Kiwoom.Redis.Tokens;

/// <summary>Protects tokens with the application's Data Protection keys.</summary>
internal sealed class DataProtectionTokenProtector(IDataProtectionProvider provider, string account) : ITokenProtector
{
    private readonly IDataProtector _protector = provider.CreateProtector("Kiwoom.Redis.Token", account);

    public byte[] Protect(byte[] token) => _protector.Protect(token);

    public byte[]? Unprotect(byte[] data)
    {
        try
        {
            return _protector.Unprotect(data);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
