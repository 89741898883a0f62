using System.Text;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Realtime;

/// <content>Messages to the clients.</content>
public sealed partial class SimulatorRealtime
{
    private const string ConditionType = "02";

    /// <summary>Sends a message to every session that registered it.</summary>
    /// <param name="type">The realtime type, for example <c>0B</c>.</param>
    /// <param name="item">The item, for example <c>005930</c>. Types 00, 04, 0s and 1h also reach who registered the empty item.</param>
    /// <param name="values">Texts by FID in place of the example's, or added to them; null sends the example's.</param>
    /// <param name="cancellationToken">Ends the wait for a session whose queue is full.</param>
    /// <returns>The number of sessions it was queued for.</returns>
    public ValueTask<int> PublishAsync(
        string type, string item, IReadOnlyDictionary<string, string>? values = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(item);
        return _hub.PublishAsync([new SimulatedMessage(type, item, values)], cancellationToken);
    }

    /// <summary>Sends several messages in one frame; each session gets those that it registered.</summary>
    /// <returns>The number of sessions that any of it was queued for.</returns>
    public ValueTask<int> PublishFrameAsync(params IReadOnlyList<SimulatedMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return _hub.PublishAsync([.. messages], CancellationToken.None);
    }

    /// <summary>Tells the sessions in which a condition runs that a stock came in or went out (ka10173).</summary>
    /// <param name="seq">The condition's sequence number.</param>
    /// <param name="code">The stock's code.</param>
    /// <param name="inserted">Whether the stock now meets the condition.</param>
    /// <returns>The number of sessions it was queued for.</returns>
    public int PublishCondition(string seq, string code, bool inserted)
    {
        var message = new SimulatedMessage(ConditionType, code, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["841"] = seq,
            ["9001"] = code,
            ["843"] = inserted ? "I" : "D",
            ["20"] = WireFormat.Time(_hub.Clock.Now),
        });
        var frame = FrameWriter.Messages([message], _hub.Options.MessageOrder);
        return SendTo(_hub.Open.Where(session => session.TakesMessages && session.Conditions.Has(seq)), frame);
    }

    /// <summary>Sends a text frame as it is, logged in or not.</summary>
    /// <param name="text">The frame.</param>
    /// <param name="sessionId">The session; null sends it to all.</param>
    /// <returns>The number of sessions it was queued for.</returns>
    public int SendText(string text, int? sessionId = null) => SendText(Encoding.UTF8.GetBytes(text), sessionId);

    /// <inheritdoc cref="SendText(string, int?)"/>
    /// <param name="bytes">The frame, which may break UTF-8.</param>
    /// <param name="sessionId">The session; null sends it to all.</param>
    public int SendText(ReadOnlyMemory<byte> bytes, int? sessionId = null) =>
        SendTo(_hub.Find(sessionId), new OutgoingFrame(FrameKind.Answer, bytes));

    /// <summary>Sends a notice (SYSTEM).</summary>
    /// <param name="code">Its code, for example <c>R10003</c>.</param>
    /// <param name="message">Its text.</param>
    /// <param name="sessionId">The session; null sends it to all.</param>
    /// <returns>The number of sessions it was queued for.</returns>
    public int SendNotice(string code, string message, int? sessionId = null) => SendTo(_hub.Find(sessionId), FrameWriter.Notice(code, message));

    private static int SendTo(IEnumerable<RealtimeSession> sessions, OutgoingFrame frame)
    {
        var count = 0;
        foreach (var session in sessions)
        {
            session.Send(frame);
            count++;
        }

        return count;
    }
}
