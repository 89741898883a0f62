using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Kiwoom.Charts;
using Kiwoom.MarketConditions;

namespace Kiwoom.Benchmarks;

/// <summary>Decoding beside the token walk over the same bytes, encoding beside a bare writer of the same texts.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class CodecBenchmarks : IDisposable
{
    private readonly byte[] _orderBook = Answers.OrderBook();
    private readonly byte[] _candles = Answers.DailyCandles(600);
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private readonly Utf8JsonWriter _writer = new(Stream.Null);
    private (byte[] Name, byte[] Text)[] _order = [];

    [GlobalSetup]
    public void EncodeOnce()
    {
        Codecs.EncodeOrder(_buffer, _writer);
        _order = Codecs.TextsOf(_buffer.WrittenSpan.ToArray());
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _writer.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("ka10004 example")]
    public int OrderBookTokens() => Codecs.WalkTokens(_orderBook);

    [Benchmark]
    [BenchmarkCategory("ka10004 example")]
    public OrderBook OrderBookDecode() => Codecs.DecodeOrderBook(_orderBook);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("ka10081 600 rows")]
    public int CandlesTokens() => Codecs.WalkTokens(_candles);

    [Benchmark]
    [BenchmarkCategory("ka10081 600 rows")]
    public DailyCandles CandlesDecode() => Codecs.DecodeDailyCandles(_candles);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("kt10000 order")]
    public void OrderOfReadyTexts() => Codecs.WriteReady(_buffer, _writer, _order);

    [Benchmark]
    [BenchmarkCategory("kt10000 order")]
    public void OrderEncode() => Codecs.EncodeOrder(_buffer, _writer);
}
