using Kiwoom.Recording;

namespace Kiwoom.Realtime;

/// <content>Requests: each waits for its turn, goes out, and waits for its answer.</content>
internal sealed partial class SocketLink
{
    /// <summary>Sends a request and waits for its answer. Requests of one name go one after the other, and all within the server's pace.</summary>
    /// <param name="request">The request.</param>
    /// <param name="turn">Its turn to go out, where it has been given already; null where it waits for none, as a LOGIN does.</param>
    /// <param name="onAnswer">Sees the answer on the receive loop.</param>
    /// <param name="cancellationToken">Ends the wait; a request that has been sent keeps its name's turn until it is answered.</param>
    /// <exception cref="KiwoomApiException">The server refused it.</exception>
    /// <exception cref="KiwoomTransportException">The connection broke, or no answer came in time, which ends the connection.</exception>
    public async Task CallAsync(SocketRequest request, RequestTurn? turn, AnswerHandler? onAnswer, CancellationToken cancellationToken)
    {
        var naming = _answers.WaitForTurnAsync(request.Name, turn?.GoesFirst ?? false, cancellationToken);
        if (turn is not null && !naming.IsCompletedSuccessfully)
        {
            // It would have been counted long before the request goes out.
            Pacer.GiveBack(turn);
        }

        await naming.ConfigureAwait(false);
        if (turn is { GivenAt: null })
        {
            await WaitForTurnAsync(request.Name, turn, cancellationToken).ConfigureAwait(false);
        }

        var expected = _answers.Expect(request, onAnswer);
        if (expected.IsFaulted)
        {
            // The connection has ended meanwhile.
            await expected.ConfigureAwait(false);
        }

        turn?.Use(_context.Clock.GetTimestamp());
        var answer = WaitForAnswerAsync(expected, request.ApiId);
        _context.Recorder?.RecordMessage(RecordedKind.Sent, request.Name == Login ? MaskedLogin : request.Frame);
        _sender.Send(request.Frame);

        // Whoever gives up leaves the request waiting: nobody else could end a turn whose answer never comes.
        answer.MayFailUnobserved();
        await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A request is sent again after a pause.</summary>
    public void LogRepeat(KiwoomRateLimitException refusal, int attempt, TimeSpan pause) =>
        RealtimeLog.Repeat(_context.Logger, refusal.ApiId, attempt, refusal.ServerMessage, pause.TotalMilliseconds);

    /// <summary>Waits for a turn of the server's pace; the connection's end ends the wait, and who expects an answer then learns how.</summary>
    private async Task WaitForTurnAsync(string name, RequestTurn turn, CancellationToken cancellationToken)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _over);
            await Pacer.WaitAsync(turn, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                _answers.GiveUp(name);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task WaitForAnswerAsync(Task answer, string apiId)
    {
        try
        {
            await answer.WaitAsync(_context.Options.AnswerTimeout, _context.Clock).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            // A late answer would pass for that of the next request: the connection is of no use any more.
            var failure = new KiwoomTransportException(apiId, FormattableString.Invariant($"no answer within {_context.Options.AnswerTimeout}."), e);
            Break(new LinkEnd(StreamGapReason.ServerSilent, failure));
            throw failure;
        }
    }
}
