using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace Kiwoom.Tests.Support;

/// <summary>
/// What a distributed cache needs of Redis, on one connection: GET, SET with an end, DEL. The usual client,
/// Microsoft.Extensions.Caching.StackExchangeRedis, stands on packages that not every registry mirror holds.
/// </summary>
internal sealed class RedisConnection(string socketPath) : IDistributedCache, IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default) => await CallAsync(token, "GET"u8.ToArray(), Bytes(key));

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        var end = Bytes(options.AbsoluteExpiration!.Value.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        await CallAsync(token, "SET"u8.ToArray(), Bytes(key), value, "PXAT"u8.ToArray(), end);
    }

    public async Task RemoveAsync(string key, CancellationToken token = default) => await CallAsync(token, "DEL"u8.ToArray(), Bytes(key));

    public void Dispose()
    {
        _socket.Dispose();
        _oneAtATime.Dispose();
    }

    // A store is asynchronous, and a token's end does not slide.
    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<byte[]?> CallAsync(CancellationToken token, params byte[][] command)
    {
        await _oneAtATime.WaitAsync(token);
        try
        {
            if (!_socket.Connected)
            {
                await _socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), token);
            }

            using var stream = new NetworkStream(_socket);
            var request = Bytes($"*{command.Length}\r\n").Concat(command.SelectMany(part => (byte[])[.. Bytes($"${part.Length}\r\n"), .. part, .. "\r\n"u8]));
            await stream.WriteAsync(request.ToArray(), token);
            return await ReadAnswerAsync(stream, token);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private static async Task<byte[]?> ReadAnswerAsync(NetworkStream stream, CancellationToken token)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (line is not [.., '\r', '\n'])
        {
            await stream.ReadExactlyAsync(one, token);
            line.Append((char)one[0]);
        }

        switch (line[0])
        {
            case '-':
                throw new InvalidOperationException("Redis: " + line);
            case '$' when line[1] != '-':
                var value = new byte[int.Parse(line.ToString(1, line.Length - 3), CultureInfo.InvariantCulture) + 2];
                await stream.ReadExactlyAsync(value, token);
                return value[..^2];
            default:
                return null;
        }
    }
}
