namespace Kiwoom.Redis.Tokens;

/// <summary>Makes of a token what may be written into Redis.</summary>
internal interface ITokenProtector
{
    byte[] Protect(byte[] token);

    /// <summary>The token again; null where it was written with another key, or is damaged.</summary>
    byte[]? Unprotect(byte[] data);
}
