using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Realtime;

/// <summary>What one session has registered, by group.</summary>
internal sealed class RegistrationTable(SimulatorRealtimeOptions options)
{
    private static readonly HashSet<(string Type, string Item)> Nothing = [];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<(string Type, string Item)>> _groups = new(StringComparer.Ordinal);

    // Publishing looks here without the lock; every change puts a new set in place.
    private volatile HashSet<(string Type, string Item)> _all = Nothing;

    /// <summary>Types and items over all groups: a snapshot.</summary>
    public IReadOnlyCollection<(string Type, string Item)> All => _all;

    /// <summary>Whether a type is about all of the account or the market: order executions, balances, market hours and volatility interruptions.</summary>
    public static bool IsWithoutItems(string type) => type is "00" or "04" or "0s" or "1h";

    /// <summary>Whether a message reaches this session; once, in however many groups it stands.</summary>
    public bool Has(string type, string item) => _all.Contains((type, item)) || (IsWithoutItems(type) && _all.Contains((type, "")));

    /// <summary>Registers all of it, or nothing where it would go over a limit.</summary>
    public Refusal? Add(string group, bool keepsOthers, IReadOnlyCollection<(string Type, string Item)> entries)
    {
        lock (_gate)
        {
            var isKept = _groups.TryGetValue(group, out var old) && keepsOthers;
            HashSet<(string Type, string Item)> members = isKept ? [.. old!, .. entries] : [.. entries];
            if (CountItems(members) > options.MaxItemsPerGroup)
            {
                return Refusals.TooManyValues("REG", "item", options.MaxItemsPerGroup);
            }

            var others = _groups.Where(other => !string.Equals(other.Key, group, StringComparison.Ordinal)).SelectMany(other => other.Value);
            if (CountItems(others.Concat(members)) > options.MaxItemsPerConnection)
            {
                return SocketRefusals.TooManyItems(options.MaxItemsPerConnection);
            }

            _groups[group] = members;
            Publish();
            return null;
        }
    }

    /// <summary>Takes out of a group what the condition says; what is not there is no error.</summary>
    public void Remove(string group, Predicate<(string Type, string Item)> isRemoved)
    {
        lock (_gate)
        {
            if (_groups.TryGetValue(group, out var members))
            {
                members.RemoveWhere(isRemoved);
                if (members.Count == 0)
                {
                    _groups.Remove(group);
                }

                Publish();
            }
        }
    }

    public IReadOnlyList<SimulatedRegistration> Snapshot()
    {
        lock (_gate)
        {
            return [.. _groups.SelectMany(group => group.Value.Select(entry => new SimulatedRegistration(group.Key, entry.Type, entry.Item)))];
        }
    }

    private static int CountItems(IEnumerable<(string Type, string Item)> entries) =>
        entries.Select(entry => entry.Item).Where(item => item.Length > 0).Distinct(StringComparer.Ordinal).Count();

    private void Publish() => _all = [.. _groups.Values.SelectMany(members => members)];
}
