using System.Globalization;

namespace Kiwoom.Simulator;

/// <summary>Goes through a program's arguments and keeps the first objection to one of them.</summary>
internal sealed class ArgumentReader(string[] args)
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    private int _at = -1;

    /// <summary>The first objection; null while everything read was fine.</summary>
    public string? Error { get; private set; }

    /// <summary>The option that is read.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Goes on to the next option; false at the end or after an objection.</summary>
    public bool Next()
    {
        if (Error is not null || _at + 1 >= args.Length)
        {
            return false;
        }

        Name = args[++_at];
        return true;
    }

    public void Object(string error) => Error ??= error;

    public string ReadText()
    {
        if (_at + 1 < args.Length && !string.IsNullOrWhiteSpace(args[_at + 1]))
        {
            return args[++_at];
        }

        Object($"{Name} needs a value");
        return "";
    }

    public string? ReadFile()
    {
        var path = ReadText();
        try
        {
            return Error is null ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Object($"{Name} cannot read '{path}'");
            return null;
        }
    }

    /// <summary>The path of a file that is there.</summary>
    public string? ReadPath()
    {
        var path = ReadText();
        if (Error is null && !File.Exists(path))
        {
            Object($"{Name} cannot read '{path}'");
        }

        return Error is null ? path : null;
    }

    public DateTime? ReadTime()
    {
        var text = ReadText();
        if (DateTime.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        Object($"{Name} takes a time such as \"2026-09-14 10:00\", not '{text}'");
        return null;
    }

    public int ReadNumber(int least, int most)
    {
        var text = ReadText();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Object(string.Create(CultureInfo.InvariantCulture, $"{Name} takes a whole number from {least} to {most}, not '{text}'"));
        return 0;
    }

    /// <summary>A member of an enum, by its name in small letters.</summary>
    public T ReadChoice<T>()
        where T : struct, Enum
    {
        var text = ReadText();
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        Object($"{Name} takes {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}, not '{text}'");
        return default;
    }
}
