using System.Text;
using System.Text.Json;

namespace Kiwoom.Tests.Support;

/// <summary>A frame that a client sent.</summary>
internal sealed record SocketFrame(byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json { get; } = JsonDocument.Parse(Bytes).RootElement.Clone();

    /// <summary>Completes when the server has done with it, and has sent its answer where it gives one.</summary>
    public TaskCompletionSource Handled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The <c>trnm</c>.</summary>
    public string Name => Json.GetProperty("trnm").GetString()!;

    public string Group => Json.GetProperty("grp_no").GetString()!;

    /// <summary>What a REG or REMOVE names: <c>type item</c>.</summary>
    public IEnumerable<string> Entries => Json.GetProperty("data").EnumerateArray().SelectMany(entry =>
        from type in entry.GetProperty("type").EnumerateArray()
        from item in entry.GetProperty("item").EnumerateArray()
        select $"{type.GetString()} {item.GetString()}");
}
