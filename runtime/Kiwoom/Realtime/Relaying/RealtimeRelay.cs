namespace Kiwoom.Realtime;

/// <summary>
/// Shares one realtime connection between several clients, of other processes too: what a client gets its messages through in the place of a
/// connection of its own. The package <c>Kiwoom.Redis</c> has one. A relay belongs to one client, which disposes of it.
/// </summary>
/// <remarks>Streams, their overflow, gaps and merges stay the client's own: a relay brings it the server's messages and tells where some are missing.</remarks>
public abstract class RealtimeRelay : IAsyncDisposable
{
    /// <summary>The client's way to the server, for the process that is to hold the connection. Called once, when the client is made.</summary>
    /// <param name="upstream">The way to the server.</param>
    protected internal abstract void Attach(RealtimeUpstream upstream);

    /// <summary>
    /// Opens the client's connection: it takes the client's requests (LOGIN, REG, REMOVE, CNSRLST, CNSRREQ, CNSRCLR) and gives their answers, as the server would.
    /// </summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    protected internal abstract Task<RelayedWebSocket> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>The program has read a message and has come back for the next one.</summary>
    /// <param name="stream">Which of its streams, by identity.</param>
    /// <param name="message">The message; its <see cref="RealtimeMessage.Sequence"/> says which.</param>
    protected internal virtual void OnProcessed(object stream, RealtimeMessage message)
    {
    }

    /// <summary>A stream has ended.</summary>
    /// <param name="stream">Which, by identity.</param>
    protected internal virtual void OnEnded(object stream)
    {
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
