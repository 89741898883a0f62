using System.Buffers;
using System.Text.Json;

namespace Kiwoom.Authentication;

/// <summary>How stores write a token: JSON with a version. What is not exactly that reads as no token.</summary>
internal static class StoredTokenFormat
{
    /// <summary>Longer is no token of ours.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int Version = 1;

    public static byte[] Write(StoredToken token)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version"u8, Version);
            writer.WriteString("token"u8, token.Value.Reveal());
            writer.WriteString("expiresAt"u8, token.ExpiresAt);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static StoredToken? Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > MaxBytes)
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            return ReadObject(ref reader);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // Damaged; the message may quote the token.
            return null;
        }
    }

    private static StoredToken? ReadObject(ref Utf8JsonReader reader)
    {
        var version = 0;
        string? token = null;
        DateTimeOffset? expiresAt = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("version"u8))
            {
                reader.Read();
                version = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("token"u8))
            {
                reader.Read();
                token = reader.GetString();
            }
            else if (reader.ValueTextEquals("expiresAt"u8))
            {
                reader.Read();
                expiresAt = reader.GetDateTimeOffset();
            }
            else
            {
                reader.Skip();
            }
        }

        // Something behind the object is damage too: reading on finds it.
        var isWhole = !reader.Read() && version == Version;
        return isWhole && IsToken(token) && expiresAt is { } end ? new StoredToken(token, end) : null;
    }

    /// <summary>What goes into a header must not break out of it, whoever wrote the store.</summary>
    private static bool IsToken(string? token) => !string.IsNullOrEmpty(token) && !token.AsSpan().ContainsAnyExceptInRange('!', '~');
}
