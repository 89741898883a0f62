using System.Text;
using Kiwoom.Catalog;
using Kiwoom.Simulator;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Authentication;
using Kiwoom.Simulator.Exchange.Front;
using Kiwoom.Simulator.Market;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Tests.Simulator.Truth;

/// <summary>Writes down which ids answer from the market and which with the document's example, as the simulator's answers say themselves.</summary>
internal sealed class AnswerListTests
{
    private const string File = "runtime/docs/simulator-answers.md";
    private const string Header = "simulator-source";

    // The market that stands still has these; its others are the document's examples.
    private static readonly string[] StillTypes = ["00", "04", "0B", "0D"];

    [Test]
    public async Task The_list_is_up_to_date()
    {
        await using var exchange = await StartAsync(new SimulatorExchangeOptions { Start = new DateTime(2026, 9, 14, 10, 0, 0), Speed = 0, EventsPerDay = 20_000 });
        await using var still = await StartAsync(exchange: null);
        var sources = await SourcesAsync();
        var text = new StringBuilder();
        text.Append("# What the simulator answers from what\n\nWritten by `AnswerListTests`; do not edit. *market*: from the simulated market and its account. ");
        text.Append("*market, example*: from both, as a company's figures are in no market. *example*: the document's example, whatever was asked. The header ");
        text.Append($"`{Header}` says the same of every answer; it is missing where all is the market's.\n\n");
        text.Append("| id | | exchange | market that stands still |\n|---|---|---|---|\n");
        foreach (var endpoint in KiwoomCatalog.Endpoints.Where(IsCall))
        {
            var own = await SourceAsync(exchange, endpoint, sources.Exchange);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {endpoint.ApiId} | {endpoint.KoreanName} | {own} | {await SourceAsync(still, endpoint, sources.Still)} |\n");
        }

        text.Append("\nA realtime type of which the exchange has nothing to tell sends nothing.\n\n| type | | exchange | market that stands still |\n|---|---|---|---|\n");
        foreach (var endpoint in KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Realtime))
        {
            var own = MarketPublisher.Untold.Contains(endpoint.ApiId) ? "nothing" : "market";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {endpoint.ApiId} | {endpoint.KoreanName} | {own} | {(StillTypes.Contains(endpoint.ApiId) ? "market" : "example")} |\n");
        }

        AcceptedFile.Verify(File, text.ToString());
    }

    private static bool IsCall(EndpointInfo endpoint) => endpoint.Kind is EndpointKind.Query or EndpointKind.Order;

    private static Task<SimulatorSession> StartAsync(SimulatorExchangeOptions? exchange) =>
        SimulatorSession.StartAsync(new KiwoomSimulatorOptions { Exchange = exchange });

    private static async Task<string> SourceAsync(SimulatorSession session, EndpointInfo endpoint, AnswerTable table)
    {
        using var request = session.CreateRequest(endpoint.ApiId, SpecFiles.RequestExample(endpoint.ApiId));
        using var response = await session.Http.SendAsync(request);
        var reply = await SimulatorReply.ReadAsync(response);

        // What is refused, as some of the document's requests are, says nothing about itself.
        return reply.ReturnCode != 0 ? (table.For(endpoint) is ExampleSource ? "example" : "market")
            : response.Headers.TryGetValues(Header, out var values) ? values.Single()
            : "market";
    }

    private static async Task<(AnswerTable Exchange, AnswerTable Still)> SourcesAsync()
    {
        var options = new KiwoomSimulatorOptions { Exchange = new SimulatorExchangeOptions { EventsPerDay = 0 } };
        await using var exchange = new ExchangeHost(options.Exchange, options.TimeProvider);
        var tokens = new TokenStore(options, exchange.Clock);
        var still = new RandomWalkMarket(exchange.Clock);
        return (
            new AnswerTable(options, exchange.Clock, new ExchangeMarket(exchange), new ExchangeLedger(exchange), tokens, exchange),
            new AnswerTable(options, exchange.Clock, still, new OrderLedger(still, exchange.Clock), tokens));
    }
}
