using BenchmarkDotNet.Attributes;
using Kiwoom.MarketConditions;

namespace Kiwoom.Benchmarks;

/// <summary>A whole ka10004 call over loopback HTTP beside a raw post.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private LoopbackCall _call = null!;

    [GlobalSetup]
    public async Task Start() => _call = await LoopbackCall.StartAsync();

    [GlobalCleanup]
    public async Task Stop() => await _call.DisposeAsync();

    [Benchmark(Baseline = true)]
    public Task<int> RawPost() => _call.PostRawAsync();

    [Benchmark]
    public Task<OrderBook> BareExchange() => _call.ExchangeAsync();

    [Benchmark]
    public Task<OrderBook> Call() => _call.CallAsync();
}
