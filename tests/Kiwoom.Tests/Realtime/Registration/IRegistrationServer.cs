namespace Kiwoom.Tests.Realtime.Registration;

/// <summary>A server with faults and the client that it plays against, for <see cref="RegistrationRun"/>.</summary>
internal interface IRegistrationServer : IAsyncDisposable
{
    IRealtimeClient Realtime { get; }

    IConditionSearchClient Conditions { get; }

    /// <summary>What is registered on the connection that stands: <c>0B 000001</c>, <c>02 3</c>.</summary>
    IReadOnlySet<string> Held { get; }

    /// <summary>What happened, for whoever looks for the reason of a finding.</summary>
    IEnumerable<string> Journal { get; }

    /// <summary>How often a client asked for more than fits.</summary>
    int OverLimit { get; }

    /// <summary>Frames in both directions.</summary>
    long Frames { get; }

    /// <summary>How many trades of an item there were, whoever got them.</summary>
    int Count(string item);

    /// <summary>One more trade of an item, numbered by <see cref="Count"/>.</summary>
    void Trade(string item);

    /// <summary>A frame that nobody can read.</summary>
    void SendGarbage();

    /// <summary>The connection ends in one of the ways that connections end.</summary>
    void Break();

    /// <summary>Lets time pass, and all that follows from it happen.</summary>
    Task PassAsync(TimeSpan time);

    /// <summary>From now on there are no faults but those of sick items.</summary>
    void CalmDown();

    /// <summary>Ends the client.</summary>
    Task DisposeClientAsync();
}
