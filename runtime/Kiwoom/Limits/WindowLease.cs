using System.Threading.RateLimiting;

namespace Kiwoom.Limits;

/// <summary>The answer of a <see cref="WindowLimiter"/>. There is nothing to give back: a call that was sent was sent.</summary>
internal sealed class WindowLease(bool isAcquired) : RateLimitLease
{
    public static readonly WindowLease Granted = new(true);
    public static readonly WindowLease Full = new(false);

    public override bool IsAcquired { get; } = isAcquired;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }
}
