using System.Collections.Concurrent;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Realtime;
using Kiwoom.Recording;

namespace Kiwoom.Cli.Verify;

/// <summary>Registers realtime types for a while, and reads what was recorded by the catalogue.</summary>
internal sealed class RealtimeVerifier(Session session, VerifyState state, CliContext context)
{
    private const string SectorOfAll = "001";

    // All types are followed at once, and the state is for one after the other.
    private readonly ConcurrentDictionary<string, Difference> _failed = new(StringComparer.Ordinal);

    public static IEnumerable<EndpointInfo> Types => KiwoomCatalog.Endpoints.Where(endpoint => endpoint is { Kind: EndpointKind.Realtime, MessageType: not null });

    // A type whose messages never came has shown nothing.
    private readonly Dictionary<string, int> _messages = new(StringComparer.Ordinal);

    public async Task RunAsync(IReadOnlyList<EndpointInfo> wanted, StockCode code, TimeSpan duration, CancellationToken cancellationToken)
    {
        var types = wanted.Where(type => !state.Done.ContainsKey(type.ApiId)).ToList();
        if (types.Count == 0)
        {
            return;
        }

        using var recording = new MemoryStream();
        await RecordAsync(types, code, duration, recording, cancellationToken);
        var found = types.ToDictionary(type => type.ApiId, _ => new Dictionary<(string, string, string), Difference>(), StringComparer.Ordinal);
        using var reading = new MemoryStream(recording.ToArray());
        var registered = new HashSet<string>(StringComparer.Ordinal);
        var asked = new Queue<string[]>();
        await foreach (var entry in RecordingReader.ReadAsync(reading, cancellationToken))
        {
            if (entry.Kind is RecordedKind.Sent or RecordedKind.Received)
            {
                Read(entry, found, registered, asked);
            }
        }

        foreach (var type in types)
        {
            if (_failed.TryGetValue(type.ApiId, out var failure))
            {
                state.Add(type.ApiId, [.. found[type.ApiId].Values, failure]);
            }
            else if (_messages.ContainsKey(type.ApiId))
            {
                state.Add(type.ApiId, found[type.ApiId].Values);
            }
            else
            {
                state.AddSilent(type.ApiId);
            }
        }
    }

    private async Task RecordAsync(List<EndpointInfo> types, StockCode code, TimeSpan duration, MemoryStream recording, CancellationToken cancellationToken)
    {
        var recorder = Recorder.ToStream(new Unclosed(recording));
        try
        {
            await using var recorded = session.Record(context, recorder);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            ending.CancelAfter(duration);
            await Task.WhenAll(types.Select(type => FollowAsync(recorded, type, code, ending.Token)));
        }
        finally
        {
            await recorder.DisposeAsync();
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task FollowAsync(Session recorded, EndpointInfo type, StockCode code, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var _ in StreamOf(recorded.Client.Realtime, type, code).WithCancellation(cancellationToken))
            {
                // The recorder has it.
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
        catch (KiwoomAuthenticationException)
        {
            // All others fail so too.
            throw;
        }
        catch (KiwoomException e)
        {
            _failed[type.ApiId] = new Difference(type.ApiId, Differences.Failed, "", e.GetType().Name, 1);
        }
    }

    /// <summary>The stream of a type, by the method that the catalogue names.</summary>
    private static IAsyncEnumerable<RealtimeMessage> StreamOf(IRealtimeClient realtime, EndpointInfo type, StockCode code)
    {
        var methods = typeof(IRealtimeClient).GetMethods().Where(method => method.Name == type.Method && method.GetParameters().Length == 1)
            .ToDictionary(method => method.GetParameters()[0].ParameterType);
        var (method, argument) = methods.TryGetValue(typeof(StreamOptions), out var withoutItems) ? (withoutItems, null)
            : methods.TryGetValue(typeof(IEnumerable<StockCode>), out var ofStocks) ? (ofStocks, new[] { code })
            : (methods[typeof(IEnumerable<string>)], (object)new[] { SectorOfAll });
        return (IAsyncEnumerable<RealtimeMessage>)method.Invoke(realtime, [argument])!;
    }

    private void Read(
        RecordedEntry entry, Dictionary<string, Dictionary<(string, string, string), Difference>> found, HashSet<string> registered, Queue<string[]> asked)
    {
        using var json = JsonDocument.Parse(entry.Body);
        var root = json.RootElement;
        var trnm = root.TryGetProperty("trnm", out var name) ? name.GetString() : null;
        if (trnm == "REG")
        {
            if (entry.Kind == RecordedKind.Sent)
            {
                asked.Enqueue([.. root.GetProperty("data").EnumerateArray().SelectMany(part => part.GetProperty("type").EnumerateArray()).Select(type => type.GetString()!)]);
            }
            else if (asked.TryDequeue(out var types))
            {
                registered.UnionWith(types);
            }
        }
        else if (trnm == "REAL" && entry.Kind == RecordedKind.Received)
        {
            foreach (var message in root.GetProperty("data").EnumerateArray())
            {
                ReadMessage(message, found, registered);
            }
        }
    }

    private void ReadMessage(JsonElement message, Dictionary<string, Dictionary<(string, string, string), Difference>> found, HashSet<string> registered)
    {
        var type = message.GetProperty("type").GetString()!;
        if (KiwoomCatalog.Find(type) is not { } endpoint || !found.TryGetValue(type, out var differences))
        {
            return;
        }

        _messages[type] = _messages.GetValueOrDefault(type) + 1;
        var item = message.TryGetProperty("item", out var about) ? about.GetString() ?? "" : "";
        var all = Differences.Of(CatalogAnswer.ReadMessage(endpoint, item, message.GetProperty("values")));
        if (!registered.Contains(type))
        {
            all = all.Append(new Difference(type, Differences.Order, "", "", 1));
        }

        foreach (var difference in all)
        {
            var key = (difference.Kind, difference.Path, difference.Kind == "code outside its table" ? difference.Shape : "");
            differences[key] = differences.TryGetValue(key, out var known) ? known with { Count = known.Count + difference.Count } : difference;
        }
    }

    /// <summary>A recorder disposes of its stream, whose bytes are wanted afterwards.</summary>
    private sealed class Unclosed(MemoryStream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
