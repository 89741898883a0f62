namespace Kiwoom.Tests.Endurance;

/// <summary>Bytes that arrive in chunks of random sizes, and take whatever is written.</summary>
internal sealed class WebSocketChunks(byte[] bytes, Random random) : SequentialStream
{
    private int _position;

    public override int Read(Span<byte> buffer)
    {
        // Mostly a few bytes, sometimes all there are.
        var most = random.Next(4) == 0 ? int.MaxValue : random.Next(1, 40);
        var count = Math.Min(Math.Min(most, buffer.Length), bytes.Length - _position);
        bytes.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (random.Next(8) == 0)
        {
            await Task.Yield();
        }

        return Read(buffer.Span);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;
}
