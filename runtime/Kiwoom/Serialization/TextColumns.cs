namespace Kiwoom.Serialization;

/// <summary>The columns of a line of an emitted table, one behind the other. Those that a line leaves out at its end are empty.</summary>
/// <param name="line">The line, with a tab between its columns.</param>
internal struct TextColumns(string line)
{
    private int _position;

    /// <summary>Whether there are no more.</summary>
    public readonly bool IsAtEnd => _position > line.Length;

    /// <summary>The next column.</summary>
    public string Next()
    {
        if (IsAtEnd)
        {
            return "";
        }

        var tab = line.IndexOf('\t', _position);
        var end = tab < 0 ? line.Length : tab;
        var column = line[_position..end];
        _position = end + 1;
        return column;
    }

    /// <summary>The next column; null where it is empty.</summary>
    public string? NextOrNull() => Next() is { Length: > 0 } column ? column : null;
}
