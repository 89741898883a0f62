using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kiwoom.Simulator.Control;

/// <summary>How the control writes JSON, without reflection.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ControlJson : JsonSerializerContext
{
    /// <summary>Korean stands in it as it is.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, TypeInfoResolver = Default };
}
