using Kiwoom.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kiwoom;

/// <summary>Shares the app key of an application's client with other processes.</summary>
public static class KiwoomBuilderExtensions
{
    /// <summary>Shares it over Redis: <c>services.AddKiwoom(configuration).UseRedis("localhost:6379")</c>. What is shared is a service too: <see cref="KiwoomRedis"/>.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="configuration">Where Redis is.</param>
    /// <param name="configure">Sets what else is to be otherwise; null leaves the defaults.</param>
    public static KiwoomBuilder UseRedis(this KiwoomBuilder builder, string configuration, Action<KiwoomRedisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var name = builder.Name;
        KiwoomRedis? shared = null;
        builder.Services.AddOptions<KiwoomOptions>(name).PostConfigure<IServiceProvider>((options, provider) =>
        {
            var redis = new KiwoomRedisOptions { Configuration = configuration };
            configure?.Invoke(redis);
            options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
            options.UseRedis(redis, out shared);
        });
        KiwoomRedis Find(IServiceProvider provider)
        {
            _ = provider.GetRequiredService<IOptionsMonitor<KiwoomOptions>>().Get(name);
            return shared!;
        }

        if (name.Length == 0)
        {
            builder.Services.TryAddSingleton(Find);
        }
        else
        {
            builder.Services.TryAddKeyedSingleton(name, (provider, _) => Find(provider));
        }

        return builder;
    }
}
