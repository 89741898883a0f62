namespace Kiwoom.Serialization;

/// <summary>The numbers that name a realtime message's values.</summary>
internal static class Fid
{
    /// <summary>How many digits it has at most.</summary>
    public const int MaxLength = 8;

    /// <summary>The number; -1 for anything that is not one.</summary>
    public static int Parse(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > MaxLength || name[0] == '0')
        {
            return -1;
        }

        var number = 0;
        foreach (var c in name)
        {
            var digit = (uint)(c - '0');
            if (digit > 9)
            {
                return -1;
            }

            number = (number * 10) + (int)digit;
        }

        return number;
    }
}
