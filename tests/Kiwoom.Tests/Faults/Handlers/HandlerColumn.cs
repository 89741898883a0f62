using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace Kiwoom.Tests.Faults.Handlers;

/// <summary>What an application puts into an HttpClient.</summary>
/// <param name="Name">What it is called in the matrix.</param>
/// <param name="Add">Puts it there; the time is how long it waits for an answer.</param>
internal sealed record HandlerColumn(string Name, Action<IHttpClientBuilder, TimeSpan> Add)
{
    /// <summary>Whether it reads bodies, to copy them or not: where the library cannot stand behind it, it gets none, and nothing is sent.</summary>
    public bool Reads { get; private init; }

    /// <summary>Whether it sends what nobody can tell from an order that was sent before: it sends nothing then.</summary>
    public bool Forges { get; private init; }

    public static IReadOnlyList<HandlerColumn> All { get; } =
        [.. Columns(), .. Columns().Where(column => !column.Name.StartsWith("body", StringComparison.Ordinal)).Select(column => column.Between(Reader))];

    private static HandlerColumn Reader =>
        new("body reader", (http, _) => http.AddHttpMessageHandler(() => new BodyReadingHandler())) { Reads = true };

    public override string ToString() => Name;

    private static IEnumerable<HandlerColumn> Columns() =>
    [
        new("none", (_, _) => { }),
        Reader,
        new("body logging", (http, _) =>
        {
            http.Services.AddSingleton<IRedactorProvider>(NullRedactorProvider.Instance);
            http.AddExtendedHttpClientLogging(options =>
            {
                options.LogBody = true;
                options.RequestBodyContentTypes.Add("application/json");
                options.ResponseBodyContentTypes.Add("application/json");
            });
        }),
        new("retry", (http, patience) => http.AddHttpMessageHandler(() => new RepeatingHandler(patience))),
        new("resilience", (http, patience) => http.AddStandardResilienceHandler(options =>
        {
            options.AttemptTimeout.Timeout = patience;
            options.CircuitBreaker.SamplingDuration = patience * 2 + TimeSpan.FromSeconds(1);
            options.TotalRequestTimeout.Timeout = patience * 4;
            options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        })),
        new("hedging", (http, patience) => http.AddStandardHedgingHandler().Configure(options =>
        {
            options.Hedging.Delay = patience / 4;
            options.Endpoint.Timeout.Timeout = patience;
            options.Endpoint.CircuitBreaker.SamplingDuration = patience * 2 + TimeSpan.FromSeconds(1);
            options.TotalRequestTimeout.Timeout = patience * 4;
        })),
        new("redirect", (http, _) => http.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = true, UseProxy = false })),
        new("clone", (http, patience) => http.AddHttpMessageHandler(() => new CloningHandler(patience))) { Reads = true },
        new("clone without headers", (http, patience) => http.AddHttpMessageHandler(() => new CloningHandler(patience, copiesHeaders: false))) { Reads = true, Forges = true },
    ];

    /// <summary>The same with another handler before and behind it.</summary>
    private HandlerColumn Between(HandlerColumn other) => this with
    {
        Name = $"{other.Name} + {Name}",
        Reads = true,
        Add = (http, patience) =>
        {
            other.Add(http, patience);
            Add(http, patience);
            other.Add(http, patience);
        },
    };
}
