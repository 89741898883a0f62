using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Kiwoom.Http;
using Kiwoom.Realtime.WebSockets;

namespace Kiwoom.Realtime;

/// <summary>Puts fragments together: one whole frame at a time in one pooled buffer.</summary>
/// <param name="socket">Where they come from.</param>
/// <param name="maxFrameBytes">The longest frame that is read.</param>
/// <param name="onBytes">Hears of each part, and tells the time.</param>
internal sealed class FrameReceiver(WebSocket socket, int maxFrameBytes, Func<long> onBytes) : IDisposable
{
    private const int UsualSize = 64 * 1024;
    private const int LeastRead = 16 * 1024;
    private const int SkippedMultiple = 16;
    private const long NoPart = long.MinValue;

    private readonly PooledBuffer _buffer = new(UsualSize);
    private readonly BufferedWebSocket? _buffered = socket as BufferedWebSocket;
    private long _partialSince = NoPart;

    /// <summary>The frame, until the next one is received.</summary>
    public ReadOnlyMemory<byte> Frame => _buffer.Written;

    /// <summary>When the first part came of a frame that has not ended; null where none waits for its end.</summary>
    public long? PartialSince => Volatile.Read(ref _partialSince) is not NoPart and var since ? since : null;

    /// <summary>How many bytes of a frame that is too long are skipped before the connection is given up for it.</summary>
    public static long LongestSkipped(int maxFrameBytes) => (long)maxFrameBytes * SkippedMultiple;

    /// <summary>Takes a frame that came with the one before, without a copy; false where one has to be received.</summary>
    /// <param name="frame">The frame, until the next one is received.</param>
    public bool TryTake(out ReadOnlyMemory<byte> frame)
    {
        frame = default;
        return _buffered is not null && _buffered.TryTakeWhole(maxFrameBytes, out frame);
    }

    /// <summary>Receives a frame.</summary>
    /// <exception cref="MessageTooLongException">It is so long that it is not even skipped.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FrameStatus> ReceiveAsync(CancellationToken cancellationToken)
    {
        _buffer.Clear();
        var skipped = 0L;
        while (true)
        {
            var received = await socket.ReceiveAsync(_buffer.GetMemory(LeastRead), cancellationToken).ConfigureAwait(false);
            var now = onBytes();
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return FrameStatus.Closed;
            }

            _buffer.Advance(received.Count);
            if (skipped > 0 || _buffer.Length > maxFrameBytes)
            {
                skipped += _buffer.Length;
                _buffer.Clear();
            }

            if (received.EndOfMessage)
            {
                if (_partialSince != NoPart)
                {
                    Volatile.Write(ref _partialSince, NoPart);
                }

                return skipped > 0 ? FrameStatus.TooLarge : FrameStatus.Whole;
            }

            if (_partialSince == NoPart)
            {
                Volatile.Write(ref _partialSince, now);
            }

            if (skipped > LongestSkipped(maxFrameBytes))
            {
                throw new MessageTooLongException(FormattableString.Invariant($"A message has not ended after {skipped} bytes."));
            }
        }
    }

    public void Dispose() => _buffer.Dispose();
}
