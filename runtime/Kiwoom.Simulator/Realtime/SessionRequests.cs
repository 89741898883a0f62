using System.Text;
using System.Text.Json;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Realtime;

/// <summary>Answers the frames of one session.</summary>
internal sealed class SessionRequests
{
    private readonly RealtimeSession _session;
    private readonly RealtimeHub _hub;
    private readonly RegistrationRequests _registrations;
    private readonly ConditionRequests _conditions;

    public SessionRequests(RealtimeSession session, RealtimeHub hub)
    {
        _session = session;
        _hub = hub;
        _registrations = new RegistrationRequests(session, hub);
        _conditions = new ConditionRequests(session, hub);
    }

    public void Handle(ReadOnlySpan<byte> frame)
    {
        var request = Parse(frame);
        var trnm = request is { } element ? ReadText(element, "trnm") ?? "" : "";
        var received = new SimulatedFrame
        {
            SessionId = _session.Id,
            Trnm = trnm,
            Text = trnm == "LOGIN" ? "" : Encoding.UTF8.GetString(frame),
            Time = _hub.Clock.Now,
        };
        _hub.Log.Add(received);

        if (request is not { } body)
        {
            _hub.Notes.Add("", "A frame is no JSON: it is passed over.");
            return;
        }

        if (trnm == "LOGIN")
        {
            LogIn(ReadText(body, "token"));
        }
        else if (_session.IsLoggedIn)
        {
            Answer(received, body);
        }
        else
        {
            _hub.Notes.Add(trnm, "came before the answer to LOGIN: it is dropped.");
            if (_hub.NoticesEarlyFrames)
            {
                _session.Send(SystemNotices.NotLoggedIn);
            }
        }
    }

    /// <summary>A member's text; null where it is missing or something else.</summary>
    public static string? ReadText(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    private static JsonElement? Parse(ReadOnlySpan<byte> frame)
    {
        try
        {
            var reader = new Utf8JsonReader(frame);
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Answer(SimulatedFrame received, JsonElement body)
    {
        if (received.Trnm == "PING")
        {
            // The servers look at the name alone.
            _session.Heartbeat.OnEcho();
            return;
        }

        var fate = _hub.Options.RequestPlan?.Invoke(received) ?? RequestFate.Usual;
        if (fate.ReturnCode is { } code)
        {
            _session.Send(FrameWriter.Refused(received.Trnm, new Refusal(code, fate.Message)));
        }
        else if (fate.IsUnreadable)
        {
            _session.Send(FrameWriter.Success(received.Trnm, hasText: false));
        }
        else if (fate.Delay > TimeSpan.Zero)
        {
            _ = CarryOutLaterAsync(received.Trnm, body, fate.Delay);
        }
        else if (!fate.IsIgnored)
        {
            CarryOut(received.Trnm, body);
        }
    }

    private async Task CarryOutLaterAsync(string trnm, JsonElement body, TimeSpan delay)
    {
        await Task.Delay(delay, _hub.TimeProvider).ConfigureAwait(false);
        CarryOut(trnm, body);
        _session.RaiseChanged();
    }

    private void CarryOut(string trnm, JsonElement body)
    {
        switch (trnm)
        {
            case "REG":
                _registrations.Add(body);
                break;
            case "REMOVE":
                _registrations.Remove(body);
                break;
            case "CNSRLST":
                _conditions.List();
                break;
            case "CNSRREQ":
                _conditions.Search(body);
                break;
            case "CNSRCLR":
                _conditions.Stop(body);
                break;
            default:
                _hub.Notes.Add(trnm, "is no request: it is passed over. There are LOGIN, REG, REMOVE, CNSRLST, CNSRREQ and CNSRCLR.");
                break;
        }
    }

    private void LogIn(string? token)
    {
        if (_session.IsLoggedIn)
        {
            return;
        }

        var refusal = _hub.Logins.Check(token, out var delay);
        if (delay > TimeSpan.Zero)
        {
            _ = FinishLaterAsync(refusal, delay);
        }
        else
        {
            Finish(refusal);
        }
    }

    // Reading goes on meanwhile, so that frames before the answer are dropped as they come.
    private async Task FinishLaterAsync(Refusal? refusal, TimeSpan delay)
    {
        await Task.Delay(delay, _hub.TimeProvider).ConfigureAwait(false);
        Finish(refusal);
    }

    private void Finish(Refusal? refusal)
    {
        if (refusal is not null)
        {
            _session.End(FrameWriter.Refused("LOGIN", refusal));
            return;
        }

        if (_hub.Options.LoginEndsOlderSession)
        {
            _hub.EndOthers(_session);
        }

        _session.LogIn();
    }
}
