using Kiwoom;
using Kiwoom.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Kiwoom clients to an application.</summary>
public static class KiwoomServiceCollectionExtensions
{
    private const string SectionName = "Kiwoom";

    /// <summary>
    /// Adds the application's <see cref="KiwoomClient"/> as a singleton, which is its <see cref="IKiwoomClient"/> too, with the options of the configuration. They are checked when the
    /// host starts: a key that is missing, unknown or out of range stops it. The client takes them once; later changes have no effect.
    /// </summary>
    /// <remarks>
    /// The keys are the names of <see cref="KiwoomOptions"/>' properties. <c>Environment</c> is <c>Real</c>, <c>Mock</c>, <c>Simulator</c> or
    /// <c>Custom</c>; the last two have an <c>Address</c>. What is an object can be set in code only.
    /// </remarks>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The section with the options; of a whole configuration, its section <c>Kiwoom</c> is taken.</param>
    /// <returns>What sets up the client further.</returns>
    public static KiwoomBuilder AddKiwoom(this IServiceCollection services, IConfiguration configuration) =>
        Add(services, Options.Options.DefaultName, configuration);

    /// <summary>Adds the application's <see cref="KiwoomClient"/> as a singleton, which is its <see cref="IKiwoomClient"/> too, with options set in code. They are checked when the host starts.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>What sets up the client further.</returns>
    public static KiwoomBuilder AddKiwoom(this IServiceCollection services, Action<KiwoomOptions> configure) =>
        Add(services, Options.Options.DefaultName, configure);

    /// <summary>
    /// Adds one of several clients, for example one for each account, as a keyed singleton:
    /// <c>[FromKeyedServices("isa")] KiwoomClient kiwoom</c>.
    /// </summary>
    /// <inheritdoc cref="AddKiwoom(IServiceCollection, IConfiguration)"/>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The client's name: its key, and the name of its options.</param>
    /// <param name="configuration">The section with the options; of a whole configuration, its section <c>Kiwoom:name</c> is taken.</param>
    public static KiwoomBuilder AddKiwoom(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(services, name, configuration);
    }

    /// <inheritdoc cref="AddKiwoom(IServiceCollection, string, IConfiguration)"/>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The client's name: its key, and the name of its options.</param>
    /// <param name="configure">Sets the options.</param>
    public static KiwoomBuilder AddKiwoom(this IServiceCollection services, string name, Action<KiwoomOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(services, name, configure);
    }

    private static KiwoomBuilder Add(IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var path = name.Length == 0 ? SectionName : ConfigurationPath.Combine(SectionName, name);
        var section = configuration is IConfigurationRoot ? configuration.GetSection(path) : configuration;
        return Add(services, name, options => OptionsReader.Read(section, name, options));
    }

    private static KiwoomBuilder Add(IServiceCollection services, string name, Action<KiwoomOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<KiwoomOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KiwoomOptions>, OptionsValidator>());

        var http = AddHttp(services, name);
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => CreateClient(provider, name, http.Name));
            services.TryAddSingleton<IKiwoomClient>(provider => provider.GetRequiredService<KiwoomClient>());
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => CreateClient(provider, name, http.Name));
            services.TryAddKeyedSingleton<IKiwoomClient>(name, (provider, _) => provider.GetRequiredKeyedService<KiwoomClient>(name));
        }

        return new KiwoomBuilder(services, name, http);
    }

    private static IHttpClientBuilder AddHttp(IServiceCollection services, string name)
    {
        var httpName = name.Length == 0 ? SectionName : $"{SectionName}.{name}";

        // The container's, because the factory never disposes of a handler in use: connections end with the application's services.
        services.TryAddKeyedSingleton(httpName, (provider, _) => KiwoomHttpHandler.Create(OptionsOf(provider, name).Environment!));
        return services.AddHttpClient(httpName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredKeyedService<SocketsHttpHandler>(httpName))

            // The client lives as long as the application; the handler's own connections are renewed in time.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

            // A server may echo a token in a header of any name.
            .RedactLoggedHeaders(static _ => true);
    }

    private static KiwoomClient CreateClient(IServiceProvider provider, string name, string httpName)
    {
        // The container's, unless the options have their own. Each name has its options and one client, so they may be written to.
        var options = OptionsOf(provider, name);
        options.HttpClient ??= provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpName);
        options.LoggerFactory ??= provider.GetRequiredService<ILoggerFactory>();
        if (options.TimeProvider == TimeProvider.System && provider.GetService<TimeProvider>() is { } clock)
        {
            options.TimeProvider = clock;
        }

        return new KiwoomClient(options);
    }

    private static KiwoomOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<KiwoomOptions>>().Get(name);
}
