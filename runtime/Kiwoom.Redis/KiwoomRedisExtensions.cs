namespace Kiwoom.Redis;

/// <summary>Shares a client's app key with other processes.</summary>
public static class KiwoomRedisExtensions
{
    /// <summary>
    /// Shares the app key's token, limits and realtime connection with all processes that do the same. To be called last, when environment and keys are set.
    /// Nothing is sent to Redis before the client's first call.
    /// </summary>
    /// <param name="options">The client's options; of one client only.</param>
    /// <param name="configuration">Where Redis is, for example <c>localhost:6379</c>.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="KiwoomConfigurationException">The options cannot work, or environment and keys are not set yet.</exception>
    public static KiwoomOptions UseRedis(this KiwoomOptions options, string configuration) => options.UseRedis(new KiwoomRedisOptions { Configuration = configuration });

    /// <inheritdoc cref="UseRedis(KiwoomOptions, string)"/>
    /// <param name="options">The client's options; of one client only.</param>
    /// <param name="redis">What is shared, and how; copied.</param>
    public static KiwoomOptions UseRedis(this KiwoomOptions options, KiwoomRedisOptions redis) => options.UseRedis(redis, out _);

    /// <inheritdoc cref="UseRedis(KiwoomOptions, string)"/>
    /// <param name="options">The client's options; of one client only.</param>
    /// <param name="redis">What is shared, and how; copied.</param>
    /// <param name="shared">What is shared: its status, its health, and orders at most once.</param>
    public static KiwoomOptions UseRedis(this KiwoomOptions options, KiwoomRedisOptions redis, out KiwoomRedis shared)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(redis);
        options.Validate();
        redis.Validate();
        shared = new KiwoomRedis(options, redis.Copy());
        return options;
    }
}
