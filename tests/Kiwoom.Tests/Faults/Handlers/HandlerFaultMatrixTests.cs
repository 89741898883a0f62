using Kiwoom.Tests.Orders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Faults.Handlers;

/// <summary>
/// What applications put into HttpClients, against every endpoint that takes orders and every way in which an answer can get lost: the
/// server sees one body at most, and nobody is told success of what is not known.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class HandlerFaultMatrixTests
{
    // Only the end of somebody's patience shows the slow server; whoever waits for an answer that comes has time.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private static int _cases;
    private static int _sent;
    private static int _doubled;
    private static int _falseSuccesses;

    private static IEnumerable<TestCaseData> Matrix =>
        from source in Enum.GetValues<ClientSource>()
        from column in HandlerColumn.All
        from fault in Enum.GetValues<OrderFault>()
        select new TestCaseData(source, column, fault).SetArgDisplayNames(source.ToString(), column.Name, fault.ToString());

    [OneTimeTearDown]
    public static void PrintCounts()
    {
        TestContext.Progress.WriteLine(
            $"Fault matrix: handlers: {_cases} cases, {_sent} orders sent, orders doubled: {_doubled}, told success while unknown: {_falseSuccesses}");
        Assert.That((_doubled, _falseSuccesses), Is.EqualTo((0, 0)));
    }

    [TestCaseSource(nameof(Matrix))]
    public async Task Order_is_sent_at_most_once_and_success_is_certain(ClientSource source, HandlerColumn column, OrderFault fault)
    {
        await using var server = new OrderServer(fault);
        await using var provider = Provide(source, column, server, fault);
        var client = await ClientOfAsync(source, provider, server);

        var results = await Task.WhenAll(OrderCalls.Ids.Select(apiId => OrderAsync(client, apiId)));

        using (Assert.EnterMultipleScope())
        {
            foreach (var (apiId, failure) in results)
            {
                Judge(apiId, failure, server.BodiesOf(apiId), source, column, fault);
            }
        }
    }

    private static void Judge(string apiId, Exception? failure, int bodies, ClientSource source, HandlerColumn column, OrderFault fault)
    {
        Interlocked.Increment(ref _cases);
        Interlocked.Add(ref _sent, bodies);
        if (bodies > 1)
        {
            Interlocked.Increment(ref _doubled);
        }

        if (failure is null && !(bodies == 1 && fault == OrderFault.None))
        {
            Interlocked.Increment(ref _falseSuccesses);
        }

        Assert.That(bodies, Is.LessThanOrEqualTo(1), $"{apiId}: an order is sent at most once");

        // A body that was read before it was sent could be sent again by whoever read it.
        if (column.Forges || (column.Reads && source == ClientSource.GivenInUse))
        {
            Assert.That(bodies, Is.Zero, apiId);
            Assert.That(failure, Is.InstanceOf<KiwoomConfigurationException>(), $"{apiId}: {failure}");
            return;
        }

        if (fault == OrderFault.Slow && bodies == 0)
        {
            // The machine was so busy that patience ended before anything was sent.
            Assert.That(failure, Is.Not.Null, apiId);
            return;
        }

        Assert.That(bodies, Is.EqualTo(1), $"{apiId}: {failure}");
        Assert.That(failure, fault == OrderFault.None ? Is.Null : Is.InstanceOf<KiwoomOrderOutcomeUnknownException>(), $"{apiId}: {failure}");
    }

    private static async Task<(string ApiId, Exception? Failure)> OrderAsync(KiwoomClient client, string apiId)
    {
        try
        {
            var receipt = await client.OrderAsync(apiId);
            Assert.That(OrderCalls.NumberOf(receipt), Is.EqualTo("0000001"));
            return (apiId, null);
        }
        catch (Exception e) when (e is not AssertionException)
        {
            return (apiId, e);
        }
    }

    private static ServiceProvider Provide(ClientSource source, HandlerColumn column, OrderServer server, OrderFault fault)
    {
        var patience = fault == OrderFault.Slow ? Short : Long;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new CapturingLoggerProvider()));
        if (source == ClientSource.Container)
        {
            services.ConfigureHttpClientDefaults(http => column.Add(http, patience));
            services.AddKiwoom(options => Set(options, server, patience));
        }
        else
        {
            column.Add(services.AddHttpClient("application"), patience);
            services.AddSingleton(provider =>
            {
                var options = new KiwoomOptions();
                Set(options, server, patience);
                return TestBed.CreateClient(options, provider.GetRequiredService<IHttpClientFactory>().CreateClient("application"));
            });
        }

        return services.BuildServiceProvider();
    }

    private static void Set(KiwoomOptions options, OrderServer server, TimeSpan patience)
    {
        options.Environment = KiwoomEnvironment.Simulator(server.Address);
        options.AppKey = TestBed.AppKey;
        options.SecretKey = TestBed.SecretKey;
        options.Timeout = patience * 3;
        options.Retries = new RetryOptions { MaxAttempts = 3, BaseDelay = TimeSpan.FromMilliseconds(1) };
    }

    private static async Task<KiwoomClient> ClientOfAsync(ClientSource source, ServiceProvider provider, OrderServer server)
    {
        if (source == ClientSource.GivenInUse)
        {
            using var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("application");
            using var answer = await http.GetAsync(server.Address);
        }

        return provider.GetRequiredService<KiwoomClient>();
    }
}
