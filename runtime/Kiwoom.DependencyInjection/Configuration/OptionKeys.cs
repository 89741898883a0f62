using System.Collections;
using Microsoft.Extensions.Configuration;

namespace Kiwoom.Configuration;

/// <summary>The keys that a section may have, and what each does to the options.</summary>
internal sealed class OptionKeys<T> : IEnumerable
{
    private readonly Dictionary<string, Action<T, IConfigurationSection, List<string>>> _readers = new(StringComparer.OrdinalIgnoreCase);

    public Action<T, IConfigurationSection, List<string>> this[string key]
    {
        set => _readers.Add(key, value);
    }

    /// <summary>Applies every key of the section; one that is unknown is a problem.</summary>
    public void Read(IConfiguration section, T options, List<string> problems)
    {
        foreach (var child in section.GetChildren())
        {
            if (_readers.TryGetValue(child.Key, out var read))
            {
                read(options, child, problems);
            }
            else
            {
                problems.Add($"{child.Path} is no option: there are {string.Join(", ", _readers.Keys.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => _readers.Keys.GetEnumerator();
}
