using Kiwoom.Authentication;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kiwoom;

/// <summary>Sets up one client of an application.</summary>
public sealed class KiwoomBuilder
{
    private readonly IHttpClientBuilder _http;

    internal KiwoomBuilder(IServiceCollection services, string name, IHttpClientBuilder http)
    {
        Services = services;
        Name = name;
        _http = http;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The client's name; empty for the default one.</summary>
    public string Name { get; }

    /// <summary>Shares tokens between the programs of this user by a <see cref="FileTokenStore"/>.</summary>
    /// <param name="directory">Where the files are. By default <c>Kiwoom/tokens</c> in the user's local application data.</param>
    public KiwoomBuilder UseFileTokenStore(string? directory = null) =>
        UseTokenStore(provider => new FileTokenStore(directory, provider.GetService<TimeProvider>(), provider.GetService<ILogger<FileTokenStore>>()));

    /// <summary>Shares tokens by a <see cref="DistributedTokenStore"/> over the application's <see cref="IDistributedCache"/>, which has to be added.</summary>
    /// <param name="keyPrefix">What the entries' names begin with.</param>
    public KiwoomBuilder UseDistributedTokenStore(string keyPrefix = "kiwoom:token:") =>
        UseTokenStore(provider => new DistributedTokenStore(provider.GetRequiredService<IDistributedCache>(), keyPrefix, provider.GetService<TimeProvider>()));

    /// <summary>Shares tokens by a store of one's own.</summary>
    /// <param name="create">Gives the store.</param>
    public KiwoomBuilder UseTokenStore(Func<IServiceProvider, ITokenStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddOptions<KiwoomOptions>(Name).Configure<IServiceProvider>((options, provider) => options.TokenStore = create(provider));
        return this;
    }

    /// <summary>
    /// Changes the client's <see cref="HttpClient"/>, for example adds a handler, or sets a primary one with a proxy or a certificate. Handlers
    /// see keys and tokens; one that repeats requests is not needed, and cannot repeat an order: behind all of them, also those that
    /// <c>ConfigureHttpClientDefaults</c> adds, a guard gives each order to the network once. In the place of an order's body they see something else.
    /// </summary>
    /// <param name="configure">Changes it.</param>
    public KiwoomBuilder ConfigureHttpClient(Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(_http);
        return this;
    }
}
