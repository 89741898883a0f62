using System.Globalization;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Views;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>A request for a list, read by what the catalogue calls its codes.</summary>
internal sealed class ListRequest(ApiRequest request)
{
    public ApiRequest Request => request;

    /// <summary>Whose prices it asks for; KRX's where it does not say.</summary>
    public PriceScope Scope => Name("stex_tp") switch
    {
        "Nxt" => PriceScope.Nxt,
        "All" => PriceScope.Both,
        _ => PriceScope.Krx,
    };

    /// <summary>The catalogue's name of an element's code: <c>RiseRate</c> for 1; empty where there is none.</summary>
    public string Name(string wireName)
    {
        var field = request.Endpoint.Request.FirstOrDefault(field => field.WireName == wireName);
        return field?.Codes?.Entries.FirstOrDefault(entry => entry.Code == request[wireName])?.Name ?? "";
    }

    /// <summary>A number; the other one where it is missing.</summary>
    public int Number(string wireName, int otherwise = 0) =>
        int.TryParse(request[wireName], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
