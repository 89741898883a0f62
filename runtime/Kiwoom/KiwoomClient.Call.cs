using Kiwoom.Catalog;

namespace Kiwoom;

/// <content>Calls by the names and texts of the wire.</content>
public sealed partial class KiwoomClient
{
    /// <inheritdoc/>
    public Task<RawAnswer> CallAsync(RawCall rawCall, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rawCall);
        return RawCalls.SendAsync(_transport, rawCall, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RawAnswer> CallAsync(string apiId, IReadOnlyDictionary<string, string>? elements = null, CancellationToken cancellationToken = default) =>
        CallAsync(RawCalls.Of(apiId, elements), cancellationToken);
}
