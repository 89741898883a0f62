using Kiwoom.Endpoints;

namespace Kiwoom.Realtime;

/// <summary>The list of conditions of one connection: until it has been asked for there, the server does not answer any search.</summary>
internal sealed class ConditionListing(SocketLink link)
{
    private readonly Lock _gate = new();
    private Task? _listing;

    /// <summary>Asks for the list.</summary>
    public async Task<ConditionList> GetAsync(CancellationToken cancellationToken)
    {
        var list = await ConditionCall.SendAsync(
            link, ConditionListEndpoint.Instance, default, null, null, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _listing = Task.CompletedTask;
        }

        return list;
    }

    /// <summary>Asks for the list unless it has been asked for; who comes meanwhile waits for the same answer.</summary>
    public Task EnsureAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_listing is null or { IsFaulted: true })
            {
                _listing = GetAsync(CancellationToken.None);
                _listing.MayFailUnobserved();
            }

            return _listing.WaitAsync(cancellationToken);
        }
    }
}
