using System.Net.WebSockets;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Realtime;

/// <content>Faults on demand. Each strikes one session, or all that are open where none is named.</content>
public sealed partial class SimulatorRealtime
{
    /// <summary>Ends the connection without a close handshake. Frames in the queue are lost.</summary>
    /// <returns>The number of sessions it struck.</returns>
    public int Drop(int? sessionId = null) => Strike(sessionId, session => session.Abort());

    /// <summary>Ends the connection with a TCP reset. Frames in the queue are lost.</summary>
    /// <returns>The number of sessions it struck.</returns>
    public int Reset(int? sessionId = null) => Strike(sessionId, session => session.Reset());

    /// <summary>Closes in order, after the frames in the queue. A client that does not answer is dropped after a second.</summary>
    /// <returns>The number of sessions it struck.</returns>
    public int Close(int? sessionId = null) => Strike(sessionId, session => session.End());

    /// <summary>Closes in order with a status, after the frames in the queue.</summary>
    /// <param name="status">The status; <see cref="WebSocketCloseStatus.Empty"/> sends a close frame without one.</param>
    /// <param name="description">The reason.</param>
    /// <param name="insideMessage">Whether the close frame comes between two fragments of a message.</param>
    /// <param name="sessionId">The session; null takes all.</param>
    /// <returns>The number of sessions it struck.</returns>
    public int Close(WebSocketCloseStatus status, string description = "", bool insideMessage = false, int? sessionId = null) => Strike(sessionId, session =>
    {
        if (insideMessage)
        {
            session.EndInsideMessage(status, description);
        }
        else
        {
            session.End(null, status, description);
        }
    });

    /// <summary>Keeps the connection open, but sends nothing more, no PING either, and reads nothing. Only the client can end it.</summary>
    /// <returns>The number of sessions it struck.</returns>
    public int Silence(int? sessionId = null) => Strike(sessionId, session => session.Silence());

    /// <summary>Sends the notice R10001, as if the app key had logged in elsewhere, and closes in order.</summary>
    /// <returns>The number of sessions it struck.</returns>
    public int KickOut(int? sessionId = null) => Strike(sessionId, session => session.End(SystemNotices.LoggedInElsewhere));

    /// <summary>Handles and reads no frame for a time, but for the first bytes that come; sends go on.</summary>
    /// <param name="time">How long, by the simulator's clock.</param>
    /// <param name="sessionId">The session; null takes all.</param>
    /// <returns>The number of sessions it struck.</returns>
    public int StopReading(TimeSpan time, int? sessionId = null) => Strike(sessionId, session => session.StopReading(time));

    /// <summary>Sends the next frames in fragments. Pieces of one byte split every Korean character.</summary>
    /// <param name="frames">How many frames.</param>
    /// <param name="size">Bytes of a fragment.</param>
    /// <param name="sessionId">The session; null takes all.</param>
    /// <returns>The number of sessions it struck.</returns>
    public int Fragment(int frames, int size = 1, int? sessionId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return Strike(sessionId, session => session.Fragment(frames, size));
    }

    /// <summary>Sends a frame that is wrong.</summary>
    /// <returns>The number of sessions it was queued for.</returns>
    public int SendGarbage(GarbageKind kind, int? sessionId = null) => SendTo(_hub.Find(sessionId), GarbageFrames.Of(kind));

    /// <summary>Sends a well-formed frame that nobody knows.</summary>
    /// <param name="size">Its bytes, about.</param>
    /// <param name="sessionId">The session; null takes all.</param>
    /// <returns>The number of sessions it was queued for.</returns>
    public int SendHuge(int size, int? sessionId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return SendTo(_hub.Find(sessionId), GarbageFrames.Huge(size));
    }

    /// <summary>Refuses the next connections with HTTP 503 in place of the upgrade.</summary>
    public void RefuseConnections(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _hub.Logins.RefuseConnections(count);
    }

    /// <summary>
    /// Upgrades the next connections and closes them at once with status 1000, as the real server sometimes does to a client that comes back
    /// quickly.
    /// </summary>
    public void CloseConnections(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _hub.Logins.CloseConnections(count);
    }

    /// <summary>Refuses the next LOGINs as if their token were dead, and closes.</summary>
    public void RefuseLogins(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _hub.Logins.RefuseLogins(count, refusal: null);
    }

    /// <summary>Refuses the next LOGINs with a code and a text, and closes.</summary>
    public void RefuseLogins(int count, int returnCode, string message)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _hub.Logins.RefuseLogins(count, new Refusal(returnCode, message));
    }

    /// <summary>Answers LOGINs only after a time, by the simulator's clock; frames that come meanwhile are dropped. Zero ends it.</summary>
    public void DelayLogins(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        _hub.Logins.DelayLogins(delay);
    }

    private int Strike(int? sessionId, Action<RealtimeSession> fault)
    {
        var count = 0;
        foreach (var session in _hub.Find(sessionId))
        {
            fault(session);
            count++;
        }

        return count;
    }
}
