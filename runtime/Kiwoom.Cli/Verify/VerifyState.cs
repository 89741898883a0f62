using System.Text.Json;
using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Verify;

/// <summary>
/// What has been verified so far, in a file, so that a run that was interrupted goes on. Of a server that is neither Kiwoom's nor the run's own it holds the address too; apart from that no
/// more than the report.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="server">What kind of server it is, for the report.</param>
/// <param name="identity">Which one it is: what one server showed says nothing of another one of its kind.</param>
internal sealed class VerifyState(string path, string server, string identity)
{
    private readonly SortedDictionary<string, List<Difference>> _done = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _silent = new(StringComparer.Ordinal);

    public string Server { get; } = server;

    public IReadOnlyDictionary<string, List<Difference>> Done => _done;

    /// <summary>Realtime types that were followed, and of which no message came. The file has none of them: a run that goes on follows them again.</summary>
    public IReadOnlyCollection<string> Silent => _silent;

    /// <summary>How often calls were refused as too many.</summary>
    public long TooMany { get; set; }

    /// <exception cref="FormatException">The file is none that this class wrote.</exception>
    public static VerifyState Open(string path, string server, string identity)
    {
        var state = new VerifyState(path, server, identity);
        if (!File.Exists(path))
        {
            return state;
        }

        try
        {
            state.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or FormatException)
        {
            throw new FormatException($"{path} was changed since.", e);
        }

        return state;
    }

    public void Add(string apiId, IEnumerable<Difference> differences)
    {
        _done[apiId] = [.. differences];
        Save();
    }

    public void AddSilent(string apiId) => _silent.Add(apiId);

    public void Delete() => File.Delete(path);

    private void Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        if (json.RootElement.GetProperty("server").GetString() != identity)
        {
            // Another server's: what differs there says nothing here.
            return;
        }

        TooMany = json.RootElement.GetProperty("tooMany").GetInt64();
        foreach (var endpoint in json.RootElement.GetProperty("done").EnumerateObject())
        {
            _done[endpoint.Name] =
            [
                .. endpoint.Value.EnumerateArray().Select(item => new Difference(
                    endpoint.Name, item[0].GetString()!, item[1].GetString()!, item[2].GetString()!, item[3].GetInt32())),
            ];
        }
    }

    private void Save()
    {
        var text = JsonAnswerWriter.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("server", identity);
            writer.WriteNumber("tooMany", TooMany);
            writer.WriteStartObject("done");
            foreach (var (apiId, differences) in _done)
            {
                writer.WriteStartArray(apiId);
                foreach (var difference in differences)
                {
                    writer.WriteStartArray();
                    writer.WriteStringValue(difference.Kind);
                    writer.WriteStringValue(difference.Path);
                    writer.WriteStringValue(difference.Shape);
                    writer.WriteNumberValue(difference.Count);
                    writer.WriteEndArray();
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        });

        // Whole or not at all: an interruption may come while it is written.
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }
}
