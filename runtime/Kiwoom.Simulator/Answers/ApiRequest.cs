using Kiwoom.Catalog;

namespace Kiwoom.Simulator.Answers;

/// <summary>A request that has passed the common checks.</summary>
/// <param name="endpoint">The endpoint that was asked.</param>
/// <param name="values">The elements' values in the catalogue's order.</param>
/// <param name="offset">The first row of the page that is wanted.</param>
internal sealed class ApiRequest(EndpointInfo endpoint, string[] values, int offset)
{
    public EndpointInfo Endpoint => endpoint;

    public int Offset => offset;

    /// <summary>An element's value; blank where the request lacks it.</summary>
    public string this[string wireName]
    {
        get
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (string.Equals(endpoint.Request[i].WireName, wireName, StringComparison.Ordinal))
                {
                    return values[i];
                }
            }

            return "";
        }
    }
}
