using System.Globalization;
using Kiwoom.Testing;
using Microsoft.AspNetCore.DataProtection;
using StackExchange.Redis;

namespace Kiwoom.Redis;

/// <summary>What is shared over Redis, and how.</summary>
public sealed class KiwoomRedisOptions
{
    /// <summary>Where Redis is, as StackExchange.Redis takes it, for example <c>localhost:6379</c> or <c>redis.example:6380,ssl=true,user=kiwoom,password=…</c>.</summary>
    public string Configuration { get; set; } = "localhost:6379";

    /// <summary>A connection of the application's own, in the place of <see cref="Configuration"/>; it is not disposed of. Default: null.</summary>
    public IConnectionMultiplexer? Connection { get; set; }

    /// <summary>What the names of all keys begin with. Default: <c>kiwoom</c>.</summary>
    public string KeyPrefix { get; set; } = "kiwoom";

    /// <summary>
    /// Encrypts tokens before they are written: ASP.NET Core Data Protection, whose keys the processes have to share. Default: null; then they are encrypted with a
    /// key that is derived from the secret key, which all processes of an app key have.
    /// </summary>
    public IDataProtectionProvider? DataProtection { get; set; }

    /// <summary>How this process is called in the status. Default: the machine's name and the process's number.</summary>
    public string ProcessName { get; set; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}");

    /// <summary>Whether processes share a token. Default: true.</summary>
    public bool SharesToken { get; set; } = true;

    /// <summary>Whether processes share the limits of calls. A limiter of the options' own goes before. Default: true.</summary>
    public bool SharesLimits { get; set; } = true;

    /// <summary>How many calls of all API IDs together the processes send in a second, where their limits are shared; 0 is no limit beside those of the IDs. Default: 0.</summary>
    public int CallsPerSecond { get; set; }

    /// <summary>Whether processes share one realtime connection. Default: true.</summary>
    public bool SharesStreams { get; set; } = true;

    /// <summary>Whether this process may hold the realtime connection. At least one process has to. Default: true.</summary>
    public bool MayHold { get; set; } = true;

    /// <summary>
    /// A name under which this program's streams go on where they stood: what came while it was away is read first, as far as it is kept. One process uses a
    /// name at a time. Default: null, streams begin now.
    /// </summary>
    public string? Consumer { get; set; }

    /// <summary>
    /// How long the process that holds the connection may be silent before another one takes it over; it renews four times as often. Default: 1.5 seconds, so that a takeover, with its LOGIN and registrations, takes less than 3.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a command to Redis may take; over a <see cref="Connection"/> of the program's own no longer than its own time-out either. Default: 1 second.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many messages are kept of each type and item, about. Default: 1,000.</summary>
    public int StreamLength { get; set; } = 1_000;

    /// <summary>How many order executions and balances are kept, about. Default: 10,000.</summary>
    public int OrderStreamLength { get; set; } = 10_000;

    /// <summary>How long what became of an order is remembered under its key. Default: 7 days.</summary>
    public TimeSpan OrderRetention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How many of Redis' replicas have to confirm an order's key before the order is sent (<c>WAIT</c>): with as many as could take over, a takeover forgets none. Where
    /// they do not confirm it in time, nothing is sent. Default: 0, the primary alone.
    /// </summary>
    public int OrderReplicas { get; set; }

    internal void Validate()
    {
        var problems = new List<string>();
        if (Connection is null && string.IsNullOrWhiteSpace(Configuration))
        {
            problems.Add("Configuration is empty: say where Redis is, for example localhost:6379.");
        }

        if (string.IsNullOrWhiteSpace(KeyPrefix) || KeyPrefix.AsSpan().ContainsAny('{', '}'))
        {
            problems.Add("KeyPrefix is empty or has braces, which mean something to a cluster.");
        }

        if (Consumer is not null && string.IsNullOrWhiteSpace(Consumer))
        {
            problems.Add("Consumer is blank: give a name, or null for none.");
        }

        Check(problems, Lease, nameof(Lease), TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(10));
        Check(problems, CommandTimeout, nameof(CommandTimeout), TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        Check(problems, OrderRetention, nameof(OrderRetention), TimeSpan.FromDays(1), TimeSpan.FromDays(3650));
        if (CallsPerSecond is < 0 or > 1_000_000)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"CallsPerSecond is {CallsPerSecond}: it has to be from 0 to 1000000."));
        }

        if (OrderReplicas is < 0 or > 100)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"OrderReplicas is {OrderReplicas}: it has to be from 0 to 100."));
        }

        Check(problems, StreamLength, nameof(StreamLength));
        Check(problems, OrderStreamLength, nameof(OrderStreamLength));
        if (problems.Count > 0)
        {
            throw KiwoomModelFactory.ConfigurationException(problems);
        }
    }

    internal KiwoomRedisOptions Copy() => (KiwoomRedisOptions)MemberwiseClone();

    private static void Check(List<string> problems, TimeSpan value, string name, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}: it has to be from {least} to {most}."));
        }
    }

    private static void Check(List<string> problems, int value, string name)
    {
        if (value is < 10 or > 10_000_000)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}: it has to be from 10 to 10000000."));
        }
    }
}
