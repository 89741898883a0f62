using System.Globalization;

namespace Kiwoom.Redis;

/// <summary>Who holds what, as Redis tells it at a moment.</summary>
public sealed record RelayStatus
{
    /// <summary>The process that holds the realtime connection; null where none does.</summary>
    public RelayProcess? Holder { get; init; }

    /// <summary>The fencing number of the lease: it grows with each takeover. 0 where there was none yet.</summary>
    public long Fence { get; init; }

    /// <summary>How long the lease lasts unless it is renewed; null where nobody has it.</summary>
    public TimeSpan? LeaseLeft { get; init; }

    /// <summary>When the last message came that was written; null where none was.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>Why the session was ended from elsewhere (R10001); null where it was not. A process that starts anew takes it back.</summary>
    public string? EndedBecause { get; init; }

    /// <summary>The processes that live.</summary>
    public IReadOnlyList<RelayProcess> Processes { get; init; } = [];

    /// <summary>How many types and items are registered.</summary>
    public int Registered { get; init; }

    /// <summary>What could not be registered, with the reason: for example <c>0B:005930</c>.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new Dictionary<string, string>();

    /// <summary>How many orders are in doubt or on their way.</summary>
    public long OrdersInDoubt { get; init; }

    /// <summary>One line for a log: who holds the connection, and the counts. No reasons of refusals and no names of processes but the holder's.</summary>
    public override string ToString()
    {
        var holder = Holder is { } held ? $"{(held.Name.Length > 0 ? held.Name : held.Id)} holds the connection" : "nobody holds the connection";
        var ended = EndedBecause is null ? "" : ", ended from elsewhere";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{holder}{ended}; processes {Processes.Count}, registered {Registered}, refused {Refused.Count}, orders in doubt {OrdersInDoubt}");
    }
}
