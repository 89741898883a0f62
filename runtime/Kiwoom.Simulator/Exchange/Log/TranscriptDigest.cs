namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>
/// One number that stands for all events so far (FNV-1a over their lines): two markets with the same number told the same story.
/// A check against mistakes, not against forgers.
/// </summary>
internal sealed class TranscriptDigest : IMarketObserver
{
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public ulong Value { get; private set; } = Offset;

    public void Observe(MarketEvent marketEvent)
    {
        var hash = Value;
        foreach (var character in marketEvent.Line)
        {
            hash = unchecked((hash ^ character) * Prime);
        }

        Value = hash;
    }
}
