using System.Globalization;

namespace Kiwoom.Redis.Tests.Drill;

/// <summary>What the processes of a drill wrote down, looked through: each stock's messages count up by one.</summary>
internal sealed class DrillCounts
{
    private readonly SortedDictionary<string, int> _gaps = new(StringComparer.Ordinal);

    public long Received { get; private set; }

    public long Doubled { get; private set; }

    public long LostInGaps { get; private set; }

    public long LostSilently { get; private set; }

    public List<string> Problems { get; } = [];

    public int GapsOf(string reason) => _gaps.GetValueOrDefault(reason);

    /// <summary>Looks through a process' file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="last">The last number of each stock, where the process lived to the end; null where it did not.</param>
    public void Add(string file, IReadOnlyDictionary<string, int>? last)
    {
        var latest = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in ReadLines(file))
        {
            if (line.StartsWith('!'))
            {
                Problems.Add($"{Path.GetFileName(file)}: {line}");
                continue;
            }

            var parts = line.Split(' ');
            if (parts.Length != 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                // A process that was killed may have left half a line.
                continue;
            }

            Received++;
            var hasGap = parts[2] != "-";
            if (hasGap)
            {
                _gaps[parts[2]] = _gaps.GetValueOrDefault(parts[2]) + 1;
            }

            if (latest.TryGetValue(parts[0], out var before))
            {
                Compare(file, parts[0], before, number, hasGap);
            }

            latest[parts[0]] = number;
        }

        foreach (var (item, number) in last ?? new Dictionary<string, int>())
        {
            if (latest.GetValueOrDefault(item) < number)
            {
                LostSilently += number - latest.GetValueOrDefault(item);
                Problems.Add($"{Path.GetFileName(file)}: {item} ends at {latest.GetValueOrDefault(item)} of {number}");
            }
        }
    }

    public override string ToString() =>
        $"received {Received}, doubled {Doubled}, lost in gaps {LostInGaps}, lost silently {LostSilently}, gaps: {string.Join(", ", _gaps.Select(pair => $"{pair.Key} {pair.Value}"))}";

    private void Compare(string file, string item, int before, int number, bool hasGap)
    {
        if (number <= before)
        {
            Doubled++;
            Problems.Add($"{Path.GetFileName(file)}: {item} {number} after {before}");
        }
        else if (hasGap)
        {
            LostInGaps += number - before - 1;
        }
        else if (number != before + 1)
        {
            LostSilently += number - before - 1;
            Problems.Add($"{Path.GetFileName(file)}: {item} {number} after {before} without a gap");
        }
    }

    private static IEnumerable<string> ReadLines(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
