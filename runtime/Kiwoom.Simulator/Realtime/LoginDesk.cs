using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Authentication;

namespace Kiwoom.Simulator.Realtime;

/// <summary>Decides about LOGINs and connections, with the refusals that a test has ordered.</summary>
internal sealed class LoginDesk(TokenStore tokens)
{
    // The code and the words that real servers were seen to send for a dead token.
    private static readonly Refusal BadToken = new(805_004, "805004 로그인 인증에 실패하였습니다. [CODE=8005, MESSAGE=Token이 유효하지 않습니다]");

    private readonly Lock _gate = new();
    private int _connectionsToRefuse;
    private int _connectionsToClose;
    private int _loginsToRefuse;
    private Refusal _refusal = BadToken;
    private TimeSpan _delay;

    public void RefuseConnections(int count)
    {
        lock (_gate)
        {
            _connectionsToRefuse = count;
        }
    }

    public void CloseConnections(int count)
    {
        lock (_gate)
        {
            _connectionsToClose = count;
        }
    }

    /// <summary>Whether a connection that was just made is closed again.</summary>
    public bool ClosesConnection()
    {
        lock (_gate)
        {
            return TakeOne(ref _connectionsToClose);
        }
    }

    /// <summary>Refuses the next LOGINs, with the words for a dead token unless told others.</summary>
    public void RefuseLogins(int count, Refusal? refusal)
    {
        lock (_gate)
        {
            (_loginsToRefuse, _refusal) = (count, refusal ?? BadToken);
        }
    }

    public void DelayLogins(TimeSpan delay)
    {
        lock (_gate)
        {
            _delay = delay;
        }
    }

    public bool TakesConnection()
    {
        lock (_gate)
        {
            return !TakeOne(ref _connectionsToRefuse);
        }
    }

    /// <summary>The objection to a LOGIN; null where it succeeds.</summary>
    public Refusal? Check(string? token, out TimeSpan delay)
    {
        lock (_gate)
        {
            delay = _delay;
            if (TakeOne(ref _loginsToRefuse))
            {
                return _refusal;
            }
        }

        return token is not null && tokens.IsValid(token) ? null : BadToken;
    }

    private static bool TakeOne(ref int count)
    {
        if (count == 0)
        {
            return false;
        }

        count--;
        return true;
    }
}
