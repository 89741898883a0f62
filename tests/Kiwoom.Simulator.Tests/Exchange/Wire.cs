using System.Globalization;
using System.Text.Json;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>Reads what the simulator sends without the library.</summary>
internal static class Wire
{
    public static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    /// <summary>A number without its sign and zeros.</summary>
    public static decimal Number(string text) => decimal.Parse(text.TrimStart('+', '-'), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The values of a realtime frame's entries.</summary>
    public static List<Dictionary<string, string>> Data(JsonElement frame) =>
        [.. frame.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("values").EnumerateObject()
            .ToDictionary(value => value.Name, value => value.Value.GetString()!, StringComparer.Ordinal))];
}
