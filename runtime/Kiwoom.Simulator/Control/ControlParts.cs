using Kiwoom.Catalog;
using Kiwoom.Simulator.Exchange.Front;
using Kiwoom.Simulator.Http;

namespace Kiwoom.Simulator.Control;

/// <summary>What of a simulator page and control look at beside its public members.</summary>
internal sealed record ControlParts(KiwoomSimulator Simulator, ApiDispatcher Dispatcher, LatestLog<CallRecord> Calls, ExchangeHost? Exchange)
{
    /// <summary>Carries out a call and keeps it with the others.</summary>
    public Reply Call(string apiId, byte[] body)
    {
        if (KiwoomCatalog.Find(apiId) is not { Kind: EndpointKind.Query or EndpointKind.Order } endpoint)
        {
            throw new ControlRequestException($"'{apiId}' is no API ID of a query or an order.");
        }

        var head = new RequestHead { ApiId = apiId, Path = endpoint.Path, ContentType = "application/json" };
        var reply = Dispatcher.DispatchTrusted(head, body);
        Calls.Add(new CallRecord(DateTimeOffset.UtcNow.ToOffset(KoreanTime.Offset), apiId, body, reply.Answer.Body, reply.Answer.StatusCode, null, TimeSpan.Zero));
        return reply;
    }
}
