using System.Text.Json;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Realtime;

/// <summary>REG and REMOVE of one session.</summary>
internal sealed class RegistrationRequests(RealtimeSession session, RealtimeHub hub)
{
    private const string AddTrnm = "REG";
    private const string RemoveTrnm = "REMOVE";

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Queue<long> _admitted = new();

    /// <summary>Registers every item of an entry for every type of it; codes are not looked at.</summary>
    public void Add(JsonElement body)
    {
        var refusal = CheckRate();
        if (refusal is null && TryRead(body, isRemoval: false, out var group, out var entries, out refusal))
        {
            var keepsOthers = SessionRequests.ReadText(body, "refresh") != "0";
            (string Type, string Item)[] pairs = [.. entries.SelectMany(entry => entry.Pairs())];
            refusal = session.Registrations.Add(group, keepsOthers, pairs);
            if (refusal is null)
            {
                Note(pairs);
            }
        }

        Answer(AddTrnm, refusal);
    }

    /// <summary>Takes out of a group what the entries name: without types all types of an item, without entries the whole group.</summary>
    public void Remove(JsonElement body)
    {
        var refusal = CheckRate();
        if (refusal is null && TryRead(body, isRemoval: true, out var group, out var entries, out refusal))
        {
            session.Registrations.Remove(group, pair => entries.Count == 0 || entries.Exists(entry => entry.Covers(pair)));
        }

        Answer(RemoveTrnm, refusal);
    }

    private static bool TryRead(JsonElement body, bool isRemoval, out string group, out List<RegistrationEntry> entries, out Refusal? refusal)
    {
        entries = [];
        group = SessionRequests.ReadText(body, "grp_no") ?? "";
        refusal = group.Length == 0 ? Refusals.MissingElement("grp_no") : null;
        if (refusal is null && body.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in data.EnumerateArray())
            {
                if (RegistrationEntry.TryRead(element, out var entry))
                {
                    entries.Add(entry);
                }
                else
                {
                    refusal ??= Refusals.BadElement("data", "item과 type은 배열이어야 합니다");
                }
            }
        }

        if (!isRemoval && entries.Count == 0)
        {
            refusal ??= Refusals.MissingElement("data");
        }

        return refusal is null;
    }

    private Refusal? CheckRate()
    {
        if (hub.Options.RegistrationsPerSecond is not { } limit)
        {
            return null;
        }

        var now = hub.TimeProvider.GetTimestamp();
        while (_admitted.TryPeek(out var oldest) && hub.TimeProvider.GetElapsedTime(oldest, now) >= Window)
        {
            _admitted.Dequeue();
        }

        if (_admitted.Count >= limit)
        {
            return SocketRefusals.TooManyRequests(limit);
        }

        _admitted.Enqueue(now);
        return null;
    }

    /// <summary>Says of what was acknowledged that it gets no data.</summary>
    private void Note((string Type, string Item)[] pairs)
    {
        foreach (var objection in pairs.Select(pair => hub.Check.Objection(pair.Type, pair.Item)).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            hub.Notes.Add(AddTrnm, $"{objection}: acknowledged, as the servers do, and gets no data.");
        }
    }

    private void Answer(string trnm, Refusal? refusal) =>
        session.Send(refusal is null ? FrameWriter.Success(trnm) : FrameWriter.Refused(trnm, refusal));
}
