namespace Kiwoom.Realtime;

/// <summary>Brings what the server has registered to what the streams want: one frame at a time, each answered, within the server's pace.</summary>
internal sealed class Registrar(RegistrationBook book)
{
    private const int MaxRateLimitRefusals = 10;

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
                if (!book.IsDue)
                {
                    onSettled();
                    await book.Changed.WaitAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }

                // Before a frame is chosen: what is wanted may change meanwhile.
                var turn = new RequestTurn { GoesFirst = true };
                await link.Pacer.WaitAsync(turn, cancellationToken).ConfigureAwait(false);
                if (book.NextBatch() is not { } batch)
                {
                    link.Pacer.GiveBack(turn);
                    continue;
                }

                rateLimitRefusals = await SendAsync(link, batch, turn, rateLimitRefusals).ConfigureAwait(false);
                if (rateLimitRefusals > 0)
                {
                    link.Pacer.Pause(RequestPacer.PauseAfter(rateLimitRefusals));
                }
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

    /// <summary>Sends a frame and has the book learn what came of it.</summary>
    /// <returns>How many times in a row the server has found that frames come too fast.</returns>
    private async Task<int> SendAsync(SocketLink link, RegistrationBatch batch, RequestTurn turn, int rateLimitRefusals)
    {
        try
        {
            await batch.SendAsync(link, turn, book).ConfigureAwait(false);
        }
        catch (KiwoomRateLimitException) when (rateLimitRefusals < MaxRateLimitRefusals)
        {
            book.PutOff(batch);
            return rateLimitRefusals + 1;
        }
        catch (KiwoomApiException e)
        {
            book.Refuse(batch, e);
        }
        catch (KiwoomProtocolException e)
        {
            book.Misread(batch, e);
        }
        catch (KiwoomTransportException e) when (batch.IsUnanswered(e))
        {
            book.MissAnswer(batch, e);
            throw;
        }

        return 0;
    }
}
