using Kiwoom.Simulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kiwoom.Tests.DependencyInjection;

/// <summary>Clients as an application gets them from its container.</summary>
internal sealed class ContainerTests
{
    private static readonly HttpAnswer Done = HttpAnswer.Json("""{"return_code":0,"ord_no":"1"}""");

    [Test]
    public async Task Client_of_the_container_makes_a_real_call()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        var configuration = Settings.Of(
            ("Kiwoom:Environment", "Simulator"), ("Kiwoom:Address", simulator.BaseAddress.ToString()), ("Kiwoom:AppKey", simulator.AppKey), ("Kiwoom:SecretKey", simulator.SecretKey));
        await using var provider = new ServiceCollection().AddKiwoom(configuration).Services.BuildServiceProvider();

        var book = await provider.GetRequiredService<KiwoomClient>().MarketConditions.GetOrderBookAsync("005930");

        Assert.That(book.Asks, Is.Not.Empty);
        Assert.That(provider.GetRequiredService<KiwoomClient>(), Is.SameAs(provider.GetRequiredService<KiwoomClient>()));
    }

    [Test]
    public async Task Interface_is_the_same_client_by_name_too_and_is_disposed_once()
    {
        await using var server = Server("First-token-0123456789");
        var configuration = Settings.Of([.. Settings.For(server.Address, "Kiwoom:main"), .. Settings.For(server.Address, "Kiwoom:isa")]);
        var services = new ServiceCollection();
        services.AddKiwoom(configuration.GetSection("Kiwoom:main"));
        services.AddKiwoom("isa", configuration);
        var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IKiwoomClient>(), Is.SameAs(provider.GetRequiredService<KiwoomClient>()));
        Assert.That(provider.GetRequiredKeyedService<IKiwoomClient>("isa"), Is.SameAs(provider.GetRequiredKeyedService<KiwoomClient>("isa")));
        Assert.That(provider.GetRequiredKeyedService<IKiwoomClient>("isa"), Is.Not.SameAs(provider.GetRequiredService<IKiwoomClient>()));
        Assert.That(async () => await provider.DisposeAsync(), Throws.Nothing);
    }

    [Test]
    public void A_stand_in_that_was_there_first_stays()
    {
        var standIn = new StandIn();
        var services = new ServiceCollection().AddSingleton<IKiwoomClient>(standIn);
        services.AddKiwoom(options => options.Environment = KiwoomEnvironment.Mock);

        using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IKiwoomClient>(), Is.SameAs(standIn));
    }

    [Test]
    public async Task Options_can_be_set_in_code()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        var builder = new ServiceCollection().AddKiwoom(options =>
        {
            options.Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress);
            options.AppKey = simulator.AppKey;
            options.SecretKey = simulator.SecretKey;
        });
        await using var provider = builder.Services.BuildServiceProvider();

        await provider.GetRequiredService<KiwoomClient>().MarketConditions.GetOrderBookAsync("005930");

        Assert.That(builder.Name, Is.Empty);
        Assert.That(simulator.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Named_clients_do_not_mix()
    {
        await using var first = Server("First-token-0123456789");
        await using var second = Server("Second-token-0123456789");
        var configuration = Settings.Of([
            .. Settings.For(first.Address, "Kiwoom:main", "AppKey-of-the-main-account"),
            .. Settings.For(second.Address, "Kiwoom:isa", "AppKey-of-the-isa-account"),
        ]);
        var services = new ServiceCollection();
        Assert.That(services.AddKiwoom("main", configuration).Name, Is.EqualTo("main"));
        services.AddKiwoom("isa", configuration.GetSection("Kiwoom:isa"));
        await using var provider = services.BuildServiceProvider();
        var main = provider.GetRequiredKeyedService<KiwoomClient>("main");
        var isa = provider.GetRequiredKeyedService<KiwoomClient>("isa");

        await main.Account.GetAccountNumberAsync();
        await isa.Account.GetAccountNumberAsync();
        await main.Account.GetAccountNumberAsync();

        Assert.That(provider.GetService<KiwoomClient>(), Is.Null);
        Assert.That((main.Environment.BaseAddress, isa.Environment.BaseAddress), Is.EqualTo((first.Address, second.Address)));
        Assert.That((first.Requests.Count, second.Requests.Count), Is.EqualTo((3, 2)));
        Assert.That(first.Requests[0].Element("appkey"), Is.EqualTo("AppKey-of-the-main-account"));
        Assert.That(second.Requests[0].Element("appkey"), Is.EqualTo("AppKey-of-the-isa-account"));
        Assert.That(first.Requests.Skip(1).Select(request => request["authorization"]), Is.All.EqualTo("Bearer First-token-0123456789"));
        Assert.That(second.Requests[1]["authorization"], Is.EqualTo("Bearer Second-token-0123456789"));
    }

    [Test]
    public async Task Default_and_named_client_stand_side_by_side()
    {
        await using var server = Server(TestBed.Token);
        var configuration = Settings.Of([.. Settings.For(server.Address), .. Settings.For(server.Address, "KiwoomIsa", "AppKey-of-the-isa-account")]);
        var services = new ServiceCollection();
        services.AddKiwoom(configuration);
        services.AddKiwoom("isa", configuration.GetSection("KiwoomIsa"));
        services.AddSingleton<TwoAccounts>();
        await using var provider = services.BuildServiceProvider();

        var accounts = provider.GetRequiredService<TwoAccounts>();
        await accounts.Main.Account.GetAccountNumberAsync();
        await accounts.Isa.Account.GetAccountNumberAsync();

        Assert.That(server.Requests.Where(request => request.Path == "/oauth2/token").Select(request => request.Element("appkey")),
            Is.EqualTo((string[])[TestBed.AppKey, "AppKey-of-the-isa-account"]));
    }

    [Test]
    public async Task Change_of_the_configuration_does_not_reach_a_living_client()
    {
        await using var server = Server(TestBed.Token);
        await using var elsewhere = Server("Other-token-0123456789");
        var configuration = Settings.Of(Settings.For(server.Address));
        await using var provider = new ServiceCollection().AddKiwoom(configuration).Services.BuildServiceProvider();
        var client = provider.GetRequiredService<KiwoomClient>();

        configuration["Kiwoom:Address"] = elsewhere.Address.ToString();
        configuration["Kiwoom:AppKey"] = "another-key";
        configuration["Kiwoom:AlowOrders"] = "true";
        configuration.Reload();
        await client.Account.GetAccountNumberAsync();

        Assert.That(provider.GetRequiredService<KiwoomClient>(), Is.SameAs(client));
        Assert.That(server.Requests[0].Element("appkey"), Is.EqualTo(TestBed.AppKey));
        Assert.That(elsewhere.ConnectionCount, Is.Zero);
    }

    [Test]
    public async Task Host_does_not_start_with_options_that_cannot_work()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddKiwoom(Settings.Of(("Kiwoom:Environment", "Mock"), ("Kiwoom:AppKey", "key-123456")));
        builder.Services.AddKiwoom("isa", Settings.Of(("Kiwoom:isa:AlowOrders", "true")));
        using var host = builder.Build();

        var e = (await Assert.CatchAsync<Exception>(() => host.StartAsync()))!;

        // Two clients with mistakes of their own: both are told.
        Assert.That(e, Is.InstanceOf<AggregateException>());
        Assert.That(
            ((AggregateException)e).InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures).ToList(),
            Has.Exactly(2).Items
                .And.Exactly(1).EqualTo("Kiwoom: SecretKey is not set: take it from the Kiwoom REST API site, for the same environment.")
                .And.Exactly(1).StartsWith("Kiwoom:isa:AlowOrders is no option"));
    }

    [Test]
    public async Task Host_starts_with_good_options_and_sends_nothing()
    {
        await using var server = Server(TestBed.Token);
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(Settings.For(server.Address).ToDictionary(pair => pair.Key, pair => pair.Value));
        builder.Services.AddKiwoom(builder.Configuration);
        using var host = builder.Build();

        await host.StartAsync();
        Assert.That(host.Services.GetRequiredService<KiwoomClient>().Environment.BaseAddress, Is.EqualTo(server.Address));
        await host.StopAsync();

        Assert.That(server.ConnectionCount, Is.Zero);
    }

    [Test]
    public void Names_and_configurations_are_needed()
    {
        var services = new ServiceCollection();
        Assert.That(() => services.AddKiwoom(" ", Settings.Of()), Throws.ArgumentException);
        Assert.That(() => services.AddKiwoom(" ", _ => { }), Throws.ArgumentException);
        Assert.That(() => services.AddKiwoom((IConfiguration)null!), Throws.ArgumentNullException);
        Assert.That(() => services.AddKiwoom((Action<KiwoomOptions>)null!), Throws.ArgumentNullException);
        Assert.That(() => ((IServiceCollection)null!).AddKiwoom(_ => { }), Throws.ArgumentNullException);
    }

    private static LoopbackServer Server(string token) =>
        LoopbackServer.Start(request => request.Path == "/oauth2/token" ? TestBed.TokenAnswer(token) : Done);

    private sealed class TwoAccounts(KiwoomClient main, [FromKeyedServices("isa")] KiwoomClient isa)
    {
        public KiwoomClient Main => main;

        public KiwoomClient Isa => isa;
    }

    private sealed class StandIn : IKiwoomClient;
}
