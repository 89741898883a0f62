using System.Globalization;
using Kiwoom.Redis.Streams;
using StackExchange.Redis;

namespace Kiwoom.Redis;

/// <content>Who holds what.</content>
public sealed partial class KiwoomRedis
{
    /// <summary>Asks Redis who holds what.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RedisUnavailableException">Redis does not answer.</exception>
    public async Task<RelayStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var lease = await Link.ProbeAsync(database => database.HashGetAllAsync(Keys.Lease), cancellationToken).ConfigureAwait(false);
        var left = await Link.ProbeAsync(database => database.KeyTimeToLiveAsync(Keys.Lease), cancellationToken).ConfigureAwait(false);
        var fence = await Link.ProbeAsync(database => database.StringGetAsync(Keys.Fence), cancellationToken).ConfigureAwait(false);
        var session = await Link.ProbeAsync(database => database.HashGetAllAsync(Keys.Session), cancellationToken).ConfigureAwait(false);
        var live = await Link.ProbeAsync(database => database.HashGetAllAsync(Keys.Live), cancellationToken).ConfigureAwait(false);
        var doubt = await Orders.FindInDoubtAsync(cancellationToken).ConfigureAwait(false);
        var processes = await FindProcessesAsync(cancellationToken).ConfigureAwait(false);
        var holder = Field(lease, "holder");
        const string Refused = "refused ";
        return new RelayStatus
        {
            Holder = holder is null ? null : processes.FirstOrDefault(process => process.Id == holder) ?? new RelayProcess(holder, "", default, 0),
            Fence = long.TryParse((string?)fence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
            LeaseLeft = left,
            LastMessageAt = Field(session, "written") is { } written ? RelayTime.FromMicroseconds(long.Parse(written, CultureInfo.InvariantCulture)) : null,
            EndedBecause = Field(session, "ended")?.Replace('\n', ' '),
            Processes = processes,
            Registered = live.Count(entry => !((string)entry.Value!).StartsWith(Refused, StringComparison.Ordinal)),
            Refused = live.Where(entry => ((string)entry.Value!).StartsWith(Refused, StringComparison.Ordinal))
                .ToDictionary(entry => (string)entry.Name!, entry => ((string)entry.Value!)[Refused.Length..], StringComparer.Ordinal),
            OrdersInDoubt = doubt.Count,
        };
    }

    private async Task<IReadOnlyList<RelayProcess>> FindProcessesAsync(CancellationToken cancellationToken)
    {
        var seen = await Link.ProbeAsync(database => database.SortedSetRangeByRankWithScoresAsync(Keys.Processes), cancellationToken).ConfigureAwait(false);
        var processes = new List<RelayProcess>();
        foreach (var entry in seen)
        {
            var id = (string)entry.Element!;
            var name = (string?)await Link.ProbeAsync(database => database.HashGetAsync(Keys.ProcessInfo(id), "name"), cancellationToken).ConfigureAwait(false);
            if (name is not null)
            {
                var wanted = await Link.ProbeAsync(database => database.SetLengthAsync(Keys.Wants(id)), cancellationToken).ConfigureAwait(false);
                processes.Add(new RelayProcess(id, name, RelayTime.FromMicroseconds((long)entry.Score), wanted));
            }
        }

        return processes;
    }

    private static string? Field(HashEntry[] hash, string name) => hash.Where(entry => (string?)entry.Name == name).Select(entry => (string?)entry.Value).FirstOrDefault();
}
