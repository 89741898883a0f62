using System.ComponentModel;
using Kiwoom.Serialization;
using Kiwoom.Testing;

namespace Kiwoom.Realtime;

/// <summary>A realtime type: what it is registered for and how its messages are read.</summary>
/// <remarks>For emitted code, that of a project with a spec of its own too.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RealtimeType
{
    private protected RealtimeType(string name, RealtimeItems items) => (Name, Items) = (name, items);

    /// <summary>The name on the wire, for example <c>0B</c>.</summary>
    public string Name { get; }

    internal RealtimeItems Items { get; }

    /// <summary>Whether a stream of it has been opened: from then on no other type can take its messages.</summary>
    internal bool WasOpened { get; set; }

    /// <summary>Never dropped: what tells of money, or changes a list.</summary>
    public bool IsLossless { get; init; }

    /// <summary>The value that tells whose a message is, for types that are begun by a request of their own; empty where the frame's item does.</summary>
    internal byte[] ItemElement { get; init; } = [];

    /// <summary>Matches of condition searches: followed by a request of their own, and known by the condition's number in their values.</summary>
    internal bool IsCondition => ItemElement.Length > 0;

    /// <summary>A list of texts as stock codes. What is none becomes a problem when the stream is opened.</summary>
    /// <param name="codes">The texts.</param>
    public static IEnumerable<StockCode> ToStockCodes(IEnumerable<string> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return codes.Select(code => StockCode.FromString(code ?? ""));
    }

    /// <summary>Whether a message is one of this type.</summary>
    internal abstract bool Brings(RealtimeMessage message);

    /// <summary>Reads a message from its <c>values</c>, whose opening brace has been read.</summary>
    internal abstract RealtimeMessage Read(ref WireReader reader, in MessageHeader header);
}

/// <summary>A realtime type whose messages are known by their C# type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RealtimeType<TMessage> : RealtimeType
    where TMessage : RealtimeMessage
{
    private protected RealtimeType(string name, RealtimeItems items)
        : base(name, items)
    {
    }

    /// <summary>Opens a stream of stocks: what the methods do that a project's own spec adds to <see cref="IRealtimeClient"/>.</summary>
    /// <param name="client">The client, or that of a <see cref="RealtimeFeed"/>.</param>
    /// <param name="stockCodes">The stocks.</param>
    /// <param name="options">What happens when messages come faster than they are read.</param>
    /// <exception cref="NotImplementedException">It is another stand-in.</exception>
    public RealtimeStream<TMessage> Open(IRealtimeClient client, IEnumerable<StockCode> stockCodes, StreamOptions options) =>
        Own(client).Open(this, stockCodes, options);

    /// <summary>Opens a stream of codes.</summary>
    /// <inheritdoc cref="Open(IRealtimeClient, IEnumerable{StockCode}, StreamOptions)"/>
    /// <param name="client">The client, or that of a <see cref="RealtimeFeed"/>.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="options">What happens when messages come faster than they are read.</param>
    public RealtimeStream<TMessage> Open(IRealtimeClient client, IEnumerable<string> codes, StreamOptions options) =>
        Own(client).Open(this, codes, options);

    /// <summary>Opens a stream of all that the type brings.</summary>
    /// <inheritdoc cref="Open(IRealtimeClient, IEnumerable{StockCode}, StreamOptions)"/>
    /// <param name="client">The client, or that of a <see cref="RealtimeFeed"/>.</param>
    /// <param name="options">What happens when messages come faster than they are read.</param>
    public RealtimeStream<TMessage> Open(IRealtimeClient client, StreamOptions? options) => Own(client).Open(this, options);

    internal override bool Brings(RealtimeMessage message) => message is TMessage;

    private RealtimeClient Own(IRealtimeClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client as RealtimeClient ?? throw StandIn.Lacks($"A stream of {Name}");
    }
}

/// <summary>A realtime type with its emitted reader.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RealtimeType<TMessage, TReader>(string name, RealtimeItems items) : RealtimeType<TMessage>(name, items)
    where TMessage : RealtimeMessage
    where TReader : struct, IMessageReader<TMessage>
{
    internal override RealtimeMessage Read(ref WireReader reader, in MessageHeader header) => TReader.Read(ref reader, header);
}
