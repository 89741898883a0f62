#!/usr/bin/env bash
# Package:  RedisRateLimiting (NuGet) 1.2.1 with StackExchange.Redis 2.8.16, against redis-server 7.0 (Debian 12)
# Date:     2026-11-28
# Seen:     With 5 permits in 1 second: the fixed window is counted in whole seconds and lasts up to 2, so as few as 5 calls in 2 seconds
#           get through, and its RATELIMIT_RETRYAFTER is 0 while it goes on refusing. The sliding window counts a request of 3
#           permits as 1, so it grants 3 + 3 + 2 at once. The sliding window and the token bucket tell no time to wait at all. And
#           AttemptAcquire(), the call without await, says no to every limiter, unused ones too.
# Expected: windows of a second, refusals with a time to wait as those of System.Threading.RateLimiting, permits counted as asked for.
# Matters:  It is what one finds for sharing 5 calls a second among processes. A caller that obeys a wait of 0 spins, half of the
#           calls are lost, and weights (an order counts as 3) are not kept. Ask for one permit at a time, wait by a clock of
#           your own, and use the token bucket.
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
command -v redis-server >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends redis-server; } >/dev/null 2>&1
redis-server --port 0 --unixsocket "$work/redis.sock" --save '' --dir "$work" >/dev/null &
server=$!
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="RedisRateLimiting" Version="1.2.1" /><PackageReference Include="StackExchange.Redis" Version="2.8.16" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using RedisRateLimiting;
using StackExchange.Redis;

var settings = new ConfigurationOptions { AbortOnConnectFail = false };
settings.EndPoints.Add(new UnixDomainSocketEndPoint(args[0]));
using var redis = await ConnectionMultiplexer.ConnectAsync(settings);
for (var i = 0; i < 100 && !redis.IsConnected; i++) await Task.Delay(50);
var second = TimeSpan.FromSeconds(1);
RateLimiter Fixed(string key) => new RedisFixedWindowRateLimiter<string>(key, new() { ConnectionMultiplexerFactory = () => redis, PermitLimit = 5, Window = second });
RateLimiter Sliding(string key) => new RedisSlidingWindowRateLimiter<string>(key, new() { ConnectionMultiplexerFactory = () => redis, PermitLimit = 5, Window = second });
RateLimiter Bucket(string key) => new RedisTokenBucketRateLimiter<string>(key, new() { ConnectionMultiplexerFactory = () => redis, TokenLimit = 5, TokensPerPeriod = 5, ReplenishmentPeriod = second });
var changed = 0;
void Look(string what, bool holds)
{
    Console.WriteLine($"{(holds ? "as seen" : "CHANGED")}: {what}");
    if (!holds) changed++;
}
var unused = new[] { Fixed("a"), Sliding("b"), Bucket("c") }.Select(each => each.AttemptAcquire().IsAcquired).ToList();
Look($"AttemptAcquire() of three unused limiters says {string.Join(", ", unused)}", unused.All(each => !each));

async Task<RateLimitLease> Refused(RateLimiter limiter)
{
    RateLimitLease lease;
    do lease = await limiter.AcquireAsync(); while (lease.IsAcquired);
    return lease;
}
var sliding = await Refused(Sliding("d"));
var bucket = await Refused(Bucket("e"));
Look($"a refusal tells {string.Join(", ", sliding.MetadataNames)} (sliding) and {string.Join(", ", bucket.MetadataNames)} (bucket)", !sliding.MetadataNames.Concat(bucket.MetadataNames).Any(name => name.Contains("RETRY")));

var weights = Sliding("f");
var granted = 0;
foreach (var permits in new[] { 3, 3, 2 }) granted += (await weights.AcquireAsync(permits)).IsAcquired ? permits : 0;
Look($"the sliding window of 5 grants {granted} permits at once", granted == 8);

var longest = TimeSpan.Zero;
var zeroes = 0;
for (var round = 0; round < 4; round++)
{
    var limiter = Fixed("g" + round);
    await Task.Delay(230);
    var watch = Stopwatch.StartNew();
    var lease = await Refused(limiter);
    while (!lease.IsAcquired)
    {
        if (lease.TryGetMetadata("RATELIMIT_RETRYAFTER", out var wait) && wait is 0 && watch.ElapsedMilliseconds < 1000) zeroes++;
        await Task.Delay(20);
        lease = await limiter.AcquireAsync();
    }
    if (watch.Elapsed > longest) longest = watch.Elapsed;
}
Look($"the longest of four fixed windows of 1 s was {longest.TotalSeconds:0.00} s", longest.TotalSeconds > 1.2);
Look($"refused with a wait of 0: {zeroes} times", zeroes > 0);
return changed == 0 ? 0 : 1;
CS
dotnet run -v q -- "$work/redis.sock"
