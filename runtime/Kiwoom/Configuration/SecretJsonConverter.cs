using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kiwoom;

/// <summary>
/// Writes a secret as <c>***</c> and does not read one: what was written so would come back as a key that is none.
/// </summary>
internal sealed class SecretJsonConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A Secret is not read from JSON: take it from the configuration or the environment.");

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
