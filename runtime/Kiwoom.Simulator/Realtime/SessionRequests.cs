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
        _hub.Log.Add(new SimulatedFrame
        {
            SessionId = _session.Id,
            Trnm = trnm,
            Text = trnm == "LOGIN" ? "" : Encoding.UTF8.GetString(frame),
            Time = _hub.Clock.Now,
        });

        if (request is not { } body)
        {
            return;
        }

        if (trnm == "LOGIN")
        {
            LogIn(ReadText(body, "token"));
        }
        else if (_session.IsLoggedIn)
        {
            Answer(trnm, body, frame);
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

    private void Answer(string trnm, JsonElement body, ReadOnlySpan<byte> frame)
    {
        switch (trnm)
        {
            case "PING" when Heartbeat.IsEcho(frame):
                _session.Heartbeat.OnEcho();
                break;
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
