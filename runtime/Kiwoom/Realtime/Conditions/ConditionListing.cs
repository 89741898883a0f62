using Kiwoom.ConditionSearch;
using Kiwoom.Endpoints;

namespace Kiwoom.Realtime;

/// <summary>The list of conditions of one connection: until it has been asked for there, the server does not answer any search.</summary>
internal sealed class ConditionListing(SocketLink link) : IDisposable
{
    private readonly Lock _gate = new();
    private Request? _shared;
    private volatile bool _isListed;

    /// <summary>Asks for the list.</summary>
    /// <param name="turn">The request's turn.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ConditionList> GetAsync(RequestTurn turn, CancellationToken cancellationToken) =>
        ConditionCall.SendAsync(link, ConditionListEndpoint.Instance, default, null, turn, _ => _isListed = true, cancellationToken);

    /// <summary>Asks for the list unless it has been asked for; who comes meanwhile waits for the same answer.</summary>
    /// <param name="turn">Learns when it was sent. The request itself has a turn of its own.</param>
    /// <param name="cancellationToken">Ends the wait; a request that nobody waits for any more is not sent.</param>
    public async Task EnsureAsync(RequestTurn turn, CancellationToken cancellationToken)
    {
        Request request;
        lock (_gate)
        {
            if (_isListed)
            {
                return;
            }

            if (_shared is not { Listing.IsCompleted: false })
            {
                _shared = new Request(this);
            }

            request = _shared;
            request.Waiting++;
        }

        try
        {
            await request.Listing.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.NoteSent(request.Turn.FirstSent);
            Leave(request);
        }
    }

    /// <summary>The connection has ended, and with it what is waited for here.</summary>
    public void Dispose()
    {
        Request? shared;
        lock (_gate)
        {
            shared = _shared;
        }

        shared?.Dispose();
    }

    private void Leave(Request request)
    {
        lock (_gate)
        {
            if (--request.Waiting > 0)
            {
                return;
            }

            _shared = _shared == request ? null : _shared;
        }

        request.Dispose();
    }

    /// <summary>A list that several wait for.</summary>
    private sealed class Request : IDisposable
    {
        private readonly CancellationTokenSource _abandoning = new();
        private int _isDisposed;

        public Request(ConditionListing listing)
        {
            Listing = listing.GetAsync(Turn, _abandoning.Token);
            Listing.MayFailUnobserved();
        }

        /// <summary>All registrations may wait for it.</summary>
        public RequestTurn Turn { get; } = new() { GoesFirst = true };

        public Task Listing { get; }

        public int Waiting { get; set; }

        /// <summary>Nobody waits any more.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                _abandoning.Cancel();
                _abandoning.Dispose();
            }
        }
    }
}
