using Kiwoom.Retries;

namespace Kiwoom.Realtime;

/// <summary>Repeats requests that only read where the server found that there were too many, and holds all others back meanwhile.</summary>
internal static class RateLimitRepeats
{
    /// <inheritdoc cref="RunAsync{TAnswer}"/>
    public static Task RunAsync(SocketLink link, Func<RequestTurn, Task> send) =>
        RunAsync(link, async turn =>
        {
            await send(turn).ConfigureAwait(false);
            return true;
        });

    /// <summary>Sends a request, and sends it again while that may help.</summary>
    /// <param name="link">The connection.</param>
    /// <param name="send">Sends it at its turn.</param>
    /// <exception cref="KiwoomRateLimitException">The server refused it, and it is not repeated any more.</exception>
    public static async Task<TAnswer> RunAsync<TAnswer>(SocketLink link, Func<RequestTurn, Task<TAnswer>> send)
    {
        var turn = new RequestTurn();
        var progress = default(CallProgress);
        while (true)
        {
            progress.Attempts++;
            try
            {
                return await send(turn).ConfigureAwait(false);
            }
            catch (KiwoomRateLimitException e)
            {
                progress.FirstSent = turn.FirstSent;
                var pause = RequestPacer.PauseAfter(progress.Attempts);
                link.Pacer.Pause(pause);
                if (!link.Retries.MayRepeat(e, pause, progress))
                {
                    throw;
                }

                link.LogRepeat(e, progress.Attempts, pause);
                turn.GoesFirst = true;
            }
        }
    }
}
