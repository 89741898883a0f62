using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Realtime;

/// <summary>Calls the handlers of notices and state changes, one after the other in order, and never on a receive loop.</summary>
internal sealed class RealtimeEvents(ILogger logger)
{
    private readonly Channel<object> _events = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private int _isStarted;

    public event EventHandler<RealtimeNotice>? NoticeReceived;

    public event EventHandler<RealtimeStateChange>? StateChanged;

    public void Publish(object news)
    {
        _events.Writer.TryWrite(news);
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            _ = Task.Run(CallHandlersAsync);
        }
    }

    /// <summary>Nothing is published any more.</summary>
    public void Complete() => _events.Writer.TryComplete();

    private async Task CallHandlersAsync()
    {
        await foreach (var news in _events.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                if (news is RealtimeNotice notice)
                {
                    NoticeReceived?.Invoke(this, notice);
                }
                else if (news is RealtimeStateChange change)
                {
                    StateChanged?.Invoke(this, change);
                }
            }
            catch (Exception e)
            {
                RealtimeLog.HandlerFailed(logger, e);
            }
        }
    }
}
