using System.Threading.RateLimiting;

namespace Kiwoom.Redis.Limits;

/// <summary>A call's turn, or none.</summary>
internal sealed class SharedLease(bool isAcquired) : RateLimitLease
{
    public static readonly SharedLease Granted = new(true);

    public static readonly SharedLease None = new(false);

    public override bool IsAcquired { get; } = isAcquired;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }
}
