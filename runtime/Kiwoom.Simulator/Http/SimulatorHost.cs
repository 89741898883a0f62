using Kiwoom.Simulator.Control;
using Kiwoom.Simulator.Realtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kiwoom.Simulator.Http;

/// <summary>The web server: Kestrel, with one handler for REST, one for the WebSocket and one for page and control.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    /// <summary>The largest request body that is read.</summary>
    public const int MaxBodySize = 1024 * 1024;

    private const string WebSocketPath = "/api/dostk/websocket";

    private readonly WebApplication _app;
    private int _disposed;

    private SimulatorHost(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Where the WebSocket is on a server.</summary>
    public static Uri WebSocketAddress(Uri address) => new UriBuilder(address) { Scheme = "ws", Path = WebSocketPath }.Uri;

    public static async Task<SimulatorHost> StartAsync(
        KiwoomSimulatorOptions options, HttpEndpoint endpoint, RealtimeHub hub, ControlEndpoint control, SimulatorFaults faults, CancellationToken cancellationToken)
    {
        // Empty rather than slim: no appsettings.json, environment variable or file watcher of the
        // embedding program may move the server off loopback or be held by it.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodySize;
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));

        var app = builder.Build();

        // The protocol has its own heartbeat; WebSocket's would hide a silence that a test asked for.
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        app.Run(context =>
            ControlEndpoint.Takes(context.Request) ? control.HandleAsync(context)
            : IsWebSocket(context) && !faults.IsInMaintenance ? hub.AcceptAsync(context)
            : endpoint.HandleAsync(context));
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new SimulatorHost(app, AddressOf(addresses.Addresses.First()));
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Where this machine reaches it: an address that stands for all is none to connect to.</summary>
    private static Uri AddressOf(string bound)
    {
        var address = new UriBuilder(bound.Replace("[::]", "127.0.0.1", StringComparison.Ordinal));
        address.Host = address.Host == "0.0.0.0" ? "127.0.0.1" : address.Host;
        return address.Uri;
    }

    private static bool IsWebSocket(HttpContext context) => context.WebSockets.IsWebSocketRequest && context.Request.Path == WebSocketPath;
}
