using Kiwoom.Catalog;

namespace Kiwoom.Simulator.Realtime;

/// <summary>
/// Knows which registrations will never bring anything. The servers acknowledge them all the same; the simulator too, and says so in its notes.
/// </summary>
/// <param name="isListed">Whether the market lists an item.</param>
/// <param name="untold">Types of which the market has nothing to tell.</param>
internal sealed class RegistrationCheck(Func<string, bool> isListed, IReadOnlySet<string> untold)
{
    /// <summary>Why an item of a type gets no messages; null where it may get some.</summary>
    public string? Objection(string type, string item)
    {
        if (KiwoomCatalog.Find(type) is not { Kind: EndpointKind.Realtime } endpoint)
        {
            return $"'{type}' is no realtime type";
        }

        if (untold.Contains(type))
        {
            return $"this market has nothing to tell of {type} ({endpoint.KoreanName})";
        }

        if (RegistrationTable.IsWithoutItems(type))
        {
            return null;
        }

        return item.Length == 0 ? $"{type} ({endpoint.KoreanName}) needs an item"
            : isListed(item) ? null
            : $"this market does not list '{item}'";
    }
}
