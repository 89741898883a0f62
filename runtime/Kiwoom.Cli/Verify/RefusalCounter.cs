using System.Diagnostics.Metrics;

namespace Kiwoom.Cli.Verify;

/// <summary>Counts the calls that a server refused as too many, and that the client repeated: the library tells each repeat with its reason.</summary>
internal sealed class RefusalCounter : IDisposable
{
    private readonly MeterListener _listener;
    private readonly Action<long>? _onRefused;
    private long _count;

    /// <param name="onRefused">Hears of each.</param>
    public RefusalCounter(Action<long>? onRefused = null)
    {
        _onRefused = onRefused;
        _listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == KiwoomTelemetry.Name && instrument.Name == "kiwoom.call.retries")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag.Value is nameof(KiwoomRateLimitException))
                {
                    Add(value);
                }
            }
        });
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Add(long refused)
    {
        Interlocked.Add(ref _count, refused);
        _onRefused?.Invoke(refused);
    }

    public void Dispose() => _listener.Dispose();
}
