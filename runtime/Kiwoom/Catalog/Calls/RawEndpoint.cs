using System.Text;
using System.Text.Json;
using Kiwoom.Http;
using Kiwoom.Serialization;

namespace Kiwoom.Catalog;

/// <summary>An endpoint that the transport carries out by its description instead of emitted code.</summary>
internal sealed class RawEndpoint(EndpointInfo info) : Endpoint<RawRequest, RawAnswer>(info.ApiId, info.Path, info.Kind, notOnMock: info.NotOnMock?.Code)
{
    private readonly byte[] _orderNumber = Encoding.UTF8.GetBytes(info.Response.FirstOrDefault(field => field.Role == OrderRole.Number)?.WireName ?? "");

    public override ReadOnlySpan<byte> OrderNumberElement => _orderNumber;

    /// <summary>The request of a call.</summary>
    public RawRequest RequestOf(RawCall call) => Kind == EndpointKind.Order ? new RawOrder(info, call) : new RawRequest(info, call);

    public override bool MayTradeAtAnyPrice(RawRequest request) => request is RawOrder { Type.PriceRule: PriceRule.Optional };

    public override void Check(RawRequest request, ref RequestCheck check) => RawCheck.Check(info, request, ref check);

    public override void Write(Utf8JsonWriter writer, RawRequest request)
    {
        writer.WriteStartObject();
        foreach (var field in info.Request)
        {
            writer.WriteString(field.WireName, request.TextOf(field));
        }

        foreach (var (name, text) in request.Others)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }

    public override RawAnswer Read(ref WireReader reader)
    {
        while (reader.NextField())
        {
            if (!reader.TryReadEnvelope())
            {
                reader.Skip();
            }
        }

        var answer = new RawAnswer { Endpoint = info };
        answer.SetEnvelope(reader.ReturnCode ?? 0, reader.ReturnMessage, reader.Continuation);
        answer.SetBody(reader.Text.ToArray());
        return answer;
    }
}
