namespace Kiwoom.Realtime;

/// <summary>
/// Messages of the server as they come, through every break of the connection: <c>await foreach</c> registers for them, and leaving
/// the loop ends the registration. It can be enumerated again, one enumeration at a time.
/// </summary>
/// <remarks>
/// After a break everything is restored by itself; the first message after it has a <see cref="RealtimeMessage.GapBefore"/>.
/// The enumeration ends by itself only with <see cref="RealtimeStream.DisposeAsync"/>. It throws <see cref="OperationCanceledException"/> when
/// it is cancelled, <see cref="ObjectDisposedException"/> when the client is disposed, <see cref="KiwoomSessionReplacedException"/> when the app key
/// was logged in elsewhere, <see cref="KiwoomAuthenticationException"/> when the server takes no token any more, and with
/// <see cref="MalformedValues.Throw"/> <see cref="KiwoomProtocolException"/> at a message that cannot be read: never silently.
/// </remarks>
/// <typeparam name="TMessage">The messages.</typeparam>
public sealed class RealtimeStream<TMessage> : RealtimeStream, IAsyncEnumerable<TMessage>
    where TMessage : RealtimeMessage
{
    internal RealtimeStream(IStreamSource source, IReadOnlySet<RouteKey> keys, StreamOptions options, bool showsGaps)
        : base(source, keys, options, showsGaps)
    {
    }

    /// <summary>Another stream of the same messages, in which each gap is an element of its own, a <see cref="StreamGap"/>, in its place.</summary>
    public RealtimeStream<RealtimeMessage> WithGaps() => new(Source, Keys, Options, showsGaps: true);

    /// <summary>Registers for the messages and gives them one by one.</summary>
    /// <param name="cancellationToken">Ends this enumeration, and no other.</param>
    public async IAsyncEnumerator<TMessage> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (await EnterAsync(cancellationToken).ConfigureAwait(false) is not { } buffer)
        {
            yield break;
        }

        try
        {
            using var cancellation = cancellationToken.UnsafeRegister(
                static (buffer, token) => ((StreamBuffer)buffer!).Abort(new OperationCanceledException(token)), buffer);
            while (await buffer.WaitAsync().ConfigureAwait(false))
            {
                while (buffer.TryTake(out var message))
                {
                    yield return (TMessage)message!;
                    if (message!.Sequence != 0)
                    {
                        Source.Relay?.OnProcessed(this, message);
                    }
                }
            }
        }
        finally
        {
            Leave(buffer);
        }
    }
}
