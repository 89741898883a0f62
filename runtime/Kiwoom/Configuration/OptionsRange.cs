using System.Globalization;

namespace Kiwoom;

/// <summary>Sees that an option is in its range, and says what to choose where it is not.</summary>
internal static class OptionsRange
{
    public static void Check<T>(List<string> problems, T value, string name, T low, T high)
        where T : IComparable<T>
    {
        if (value.CompareTo(low) < 0 || value.CompareTo(high) > 0)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}: choose between {low} and {high}."));
        }
    }
}
