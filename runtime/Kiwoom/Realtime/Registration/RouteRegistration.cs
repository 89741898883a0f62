namespace Kiwoom.Realtime;

/// <summary>How one route stands with the server: its state, and every way from one state to another.</summary>
/// <remarks>
/// Three things are kept apart: what is wanted (a route has streams or none), what was asked for, and what the server has (both the
/// state). Only the registrar asks, one frame at a time; a stream that comes or goes changes nothing here, and the difference
/// between what is wanted and the state is what the registrar does next.
/// <code>
///                       wanted: Ask               a message: Meet
///            Absent ------------------> Asked --------------------> Early
///             ^ ^ ^                     | | |                        |
///             | | +-- TakeBack ---------+ | | Acknowledge            | Acknowledge     (from Early as from Asked:
///             | |     (too fast, or with  | v                        v                  TakeBack, Refuse, Misread)
///             | |      others refused)    | Held &lt;--------------------
///             | |                         | | ^
///             | |          unwanted: Leave| | | Stay (too fast, refused)
///             | |                         | v |
///             | +---------- Leave's answer: Gone ---- Leaving ---- Stay, three times ----> Kept
///             |                           |
///             |                           +-- Refuse ----> Refused (the end: its streams have been told)
///             |                           +-- Misread ---> Unsure -- wanted: Ask, unwanted: Leave
///             +-- Break, from everywhere: registrations die with the connection
/// </code>
/// What was Unsure or Kept when it was asked for is Unsure again where TakeBack or Refuse end it: the server may have it from before.
/// Leaving while Asked is no way of its own: the route stays Asked, is acknowledged, and then leaves as everything that is held and
/// not wanted. A way that is not drawn here throws, which ends the connection: better than a stream that is silent for ever.
/// </remarks>
internal sealed class RouteRegistration
{
    private const int MaxTries = 3;

    private readonly Lock _gate = new();
    private volatile RouteState _state;
    private int _misses;

    // Asked for again while the server may have it from before: where it is not registered anew it may be there all the same.
    private bool _mayBeHeld;

    /// <summary>Where it stands.</summary>
    public RouteState State => _state;

    /// <summary>Whether the server acknowledged it once, on whichever connection: it is asked for apart from what it may not answer.</summary>
    public bool IsProven { get; private set; }

    /// <summary>
    /// Routes of one number are asked for together and apart from all others, since a frame that named them was refused or not
    /// answered and one of them may be to blame; 0 is what nothing speaks against.
    /// </summary>
    public int Cohort { get; private set; }

    /// <summary>Whether messages are for its streams.</summary>
    public bool TakesMessages => _state is RouteState.Asked or RouteState.Early or RouteState.Held;

    /// <summary>Whether its streams get messages at present, and would miss one that is lost.</summary>
    public bool IsFlowing => _state is RouteState.Early or RouteState.Held;

    /// <summary>Whether it has to be asked for where it is wanted.</summary>
    public bool IsMissing => _state is RouteState.Absent or RouteState.Unsure or RouteState.Kept;

    /// <summary>Whether it has to be removed where it is not wanted.</summary>
    public bool IsRemovable => _state is RouteState.Held or RouteState.Unsure;

    /// <summary>Whether nothing about it is open at the server, so that an unwanted one can be forgotten.</summary>
    public bool IsOver => _state is RouteState.Absent or RouteState.Refused;

    /// <summary>It is about to be asked for.</summary>
    public void Ask()
    {
        _mayBeHeld = _state is RouteState.Unsure or RouteState.Kept;
        Move(RouteState.Asked, RouteState.Absent, RouteState.Unsure, RouteState.Kept);
    }

    /// <summary>A message has come, be it before the answer.</summary>
    public void Meet()
    {
        lock (_gate)
        {
            if (_state == RouteState.Asked)
            {
                _state = RouteState.Early;
            }
        }
    }

    /// <summary>The server has registered it.</summary>
    public void Acknowledge()
    {
        Move(RouteState.Held, RouteState.Asked, RouteState.Early);
        IsProven = true;
        (Cohort, _misses) = (0, 0);
    }

    /// <summary>The server has not registered it, for a reason that need not be its own.</summary>
    public void TakeBack() => Move(_mayBeHeld ? RouteState.Unsure : RouteState.Absent, RouteState.Asked, RouteState.Early);

    /// <summary>The server does not register it.</summary>
    public void Refuse() => Move(_mayBeHeld ? RouteState.Unsure : RouteState.Refused, RouteState.Asked, RouteState.Early);

    /// <summary>The server has answered, and nobody knows what.</summary>
    public void Misread() => Move(RouteState.Unsure, RouteState.Asked, RouteState.Early);

    /// <summary>It is about to be removed.</summary>
    public void Leave() => Move(RouteState.Leaving, RouteState.Held, RouteState.Unsure);

    /// <summary>The server has removed it.</summary>
    public void Gone()
    {
        Move(RouteState.Absent, RouteState.Leaving);
        (Cohort, _misses) = (0, 0);
    }

    /// <summary>The server has not removed it.</summary>
    /// <param name="isItsOwn">Whether the refusal is about this route alone; after some of them it is left where it is.</param>
    public void Stay(bool isItsOwn) =>
        Move(isItsOwn && IsMissedTooOften() ? RouteState.Kept : RouteState.Unsure, RouteState.Leaving);

    /// <summary>The connection has ended.</summary>
    public void Break()
    {
        lock (_gate)
        {
            _state = RouteState.Absent;
        }
    }

    /// <summary>From now on it is asked for apart from all that has another number.</summary>
    public void SetApart(int cohort) => Cohort = cohort;

    /// <summary>The server has not answered a frame that named this route and no other.</summary>
    /// <returns>Whether that has happened too often.</returns>
    public bool IsMissedTooOften() => ++_misses >= MaxTries;

    private void Move(RouteState to, params ReadOnlySpan<RouteState> from)
    {
        lock (_gate)
        {
            if (!from.Contains(_state))
            {
                throw new InvalidOperationException($"A registration that is {_state} cannot become {to}.");
            }

            _state = to;
        }
    }
}
