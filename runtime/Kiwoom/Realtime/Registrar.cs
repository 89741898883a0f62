namespace Kiwoom.Realtime;

/// <summary>Brings what the server has registered to what the streams want: one frame at a time, each acknowledged, within the server's pace.</summary>
internal sealed class Registrar(RealtimeContext context, RegistrationBook book)
{
    private const int MaxRateLimitRefusals = 10;

    private static readonly TimeSpan RateLimitPause = TimeSpan.FromSeconds(1);

    private readonly ConditionRegistrar _conditions = new(context, book);
    private readonly RegistrationPacer _pacer = new(context.Options.RegistrationsPerSecond, context.Clock);

    /// <summary>Works until the connection ends.</summary>
    /// <param name="link">The connection, logged in.</param>
    /// <param name="onSettled">Hears whenever everything is as the streams want it.</param>
    /// <param name="cancellationToken">Ends with the connection.</param>
    public async Task RunAsync(SocketLink link, Action onSettled, CancellationToken cancellationToken)
    {
        try
        {
            var rateLimitRefusals = 0;
            while (true)
            {
                if (book.NextBatch() is not { } batch)
                {
                    onSettled();
                    await book.Changed.WaitAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }

                await _pacer.WaitAsync(cancellationToken).ConfigureAwait(false);
                rateLimitRefusals = await SendAsync(link, batch, rateLimitRefusals, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The connection has ended.
        }
        catch (KiwoomTransportException)
        {
            // It is ending, and says why itself.
        }
        catch (Exception e)
        {
            // Nothing would be registered any more: better a new connection than streams that are silent for ever.
            link.Break(new LinkEnd(StreamGapReason.ConnectionLost, e));
        }
    }

    private async Task<int> SendAsync(SocketLink link, RegistrationBatch batch, int rateLimitRefusals, CancellationToken cancellationToken)
    {
        try
        {
            await (batch.IsCondition
                ? _conditions.SendAsync(link, batch, cancellationToken)
                : link.CallAsync(batch.Name, batch.ToFrame(), OnAnswer, cancellationToken)).ConfigureAwait(false);
            return 0;
        }
        catch (KiwoomRateLimitException) when (!batch.IsRemoval && rateLimitRefusals < MaxRateLimitRefusals)
        {
            await Task.Delay(RateLimitPause, context.Clock, cancellationToken).ConfigureAwait(false);
            return rateLimitRefusals + 1;
        }
        catch (KiwoomApiException e)
        {
            book.Refuse(batch, e);
            return 0;
        }

        void OnAnswer(ReadOnlySpan<byte> frame, in FrameHead head)
        {
            if (head.ReturnCode == ReturnCodes.Success)
            {
                book.Confirm(batch, context.Clock.GetUtcNow());
            }
        }
    }
}
