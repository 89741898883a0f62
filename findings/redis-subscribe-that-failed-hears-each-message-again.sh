#!/usr/bin/env bash
# Package:  StackExchange.Redis 3.4.35 (NuGet), with redis-server 7.0.15 (Debian 12)
# Date:     2026-11-30
# Seen:     SubscribeAsync that throws (RedisConnectionException) keeps its handler. A program that tries again hears each message once for
#           every call that threw, and once for the one that worked: two failures and a success are three. Handlers of failed calls alone
#           are heard too, as soon as the connection is there. ConnectAsync comes back, and commands work, while the connection
#           of subscriptions, which is another one, is not there yet.
# Expected: a call that throws to have done nothing, as it is with every command; and ConnectAsync to wait for both connections.
# Matters:  signals and fills go between the processes of a trading system over PUBLISH. A retry round the subscription, as one writes it
#           for a busy start, sends the order of each signal twice, and only on the days on which the start was busy.
#           Unsubscribe that very handler before the next try, or ask whether the subscriber is connected and try only once.
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
command -v redis-server >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends redis-server; } >/dev/null 2>&1
port=$((20000 + RANDOM % 10000))
redis-server --port "$port" --bind 127.0.0.1 --save '' --dir "$work" >/dev/null &
server=$!
for _ in $(seq 50); do redis-cli -p "$port" ping >/dev/null 2>&1 && break; sleep 0.1; done

cat > app.cs <<'E'
#:package StackExchange.Redis@3.4.35
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

// What lies between client and Redis lets the first connection through, the one of commands, and the others when it is told to.
var (isOpen, accepted) = (false, 0);
var between = new TcpListener(IPAddress.Loopback, 0);
between.Start();
_ = Task.Run(async () =>
{
    while (true)
    {
        var client = await between.AcceptTcpClientAsync();
        if (accepted++ > 0 && !Volatile.Read(ref isOpen))
        {
            client.Dispose();
            continue;
        }

        var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, int.Parse(args[0]));
        _ = client.GetStream().CopyToAsync(server.GetStream());
        _ = server.GetStream().CopyToAsync(client.GetStream());
    }
});
var options = ConfigurationOptions.Parse($"127.0.0.1:{((IPEndPoint)between.LocalEndpoint).Port}");
options.BacklogPolicy = args[1] == "FailFast" ? BacklogPolicy.FailFast : BacklogPolicy.Default;
await using var redis = await ConnectionMultiplexer.ConnectAsync(options);
await redis.GetDatabase().PingAsync();
var (subscriber, channel) = (redis.GetSubscriber(), RedisChannel.Literal("signals"));
var (heard, refused) = (0, 0);
for (var attempt = 1; ; attempt++)
{
    try
    {
        await subscriber.SubscribeAsync(channel, (_, _) => Interlocked.Increment(ref heard));
        break;
    }
    catch (RedisConnectionException)
    {
        refused++;
    }

    if (attempt == 2)
    {
        Volatile.Write(ref isOpen, true);
        for (var i = 0; i < 200 && !subscriber.IsConnected(channel); i++)
        {
            await Task.Delay(100);
        }
    }
}

await redis.GetDatabase().PublishAsync(channel, "buy 005930");
await Task.Delay(1000);
Console.WriteLine($"refused {refused}, worked 1, one message heard {heard} times");
E
changed=0
for policy in FailFast Default; do
  result=$(dotnet run app.cs -- "$port" "$policy" 2>&1 | tail -n 1)
  if [ "$result" = "refused 2, worked 1, one message heard 3 times" ]; then echo "as seen ($policy): $result"; else echo "CHANGED ($policy): $result"; changed=1; fi
done
exit "$changed"
