using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kiwoom.Configuration;

/// <summary>
/// Reads options from a configuration section. A key that is no option is an error, because the option that was meant would keep its
/// default; so is a value that cannot be read. Errors name the key and never the value, which may be a secret in the wrong place.
/// </summary>
internal static class OptionsReader
{
    private const string EnvironmentKey = "Environment";
    private const string AddressKey = "Address";
    private const string RealtimeAddressKey = "RealtimeAddress";

    private static readonly OptionKeys<RateLimitOptions> RateLimitKeys = new()
    {
        ["QueriesPerSecond"] = OptionValue.Number<RateLimitOptions>((limits, value) => limits.QueriesPerSecond = value),
        ["OrdersPerSecond"] = OptionValue.Number<RateLimitOptions>((limits, value) => limits.OrdersPerSecond = value),
        ["PerApiId"] = OptionValue.Each<RateLimitOptions>(apiId => OptionValue.Number<RateLimitOptions>((limits, value) => limits.PerApiId[apiId] = value)),
        ["QueueLimit"] = OptionValue.Number<RateLimitOptions>((limits, value) => limits.QueueLimit = value),
    };

    private static readonly OptionKeys<RetryOptions> RetryKeys = new()
    {
        ["MaxAttempts"] = OptionValue.Number<RetryOptions>((retries, value) => retries.MaxAttempts = value),
        ["BaseDelay"] = OptionValue.Time<RetryOptions>((retries, value) => retries.BaseDelay = value),
        ["MaxDelay"] = OptionValue.Time<RetryOptions>((retries, value) => retries.MaxDelay = value),
        ["MaxTotal"] = OptionValue.Time<RetryOptions>((retries, value) => retries.MaxTotal = value),
        ["RepeatOrdersAfterRateLimit"] = OptionValue.Flag<RetryOptions>((retries, value) => retries.RepeatOrdersAfterRateLimit = value),
    };

    private static readonly OptionKeys<RealtimeOptions> RealtimeKeys = new()
    {
        ["ConnectTimeout"] = OptionValue.Time<RealtimeOptions>((realtime, value) => realtime.ConnectTimeout = value),
        ["AnswerTimeout"] = OptionValue.Time<RealtimeOptions>((realtime, value) => realtime.AnswerTimeout = value),
        ["SilenceTimeout"] = OptionValue.Time<RealtimeOptions>((realtime, value) => realtime.SilenceTimeout = value),
        ["ReconnectDelay"] = OptionValue.Time<RealtimeOptions>((realtime, value) => realtime.ReconnectDelay = value),
        ["MaxReconnectDelay"] = OptionValue.Time<RealtimeOptions>((realtime, value) => realtime.MaxReconnectDelay = value),
        ["MaxItemsPerConnection"] = OptionValue.Number<RealtimeOptions>((realtime, value) => realtime.MaxItemsPerConnection = value),
        ["MaxItemsPerGroup"] = OptionValue.Number<RealtimeOptions>((realtime, value) => realtime.MaxItemsPerGroup = value),
        ["RegistrationsPerSecond"] = OptionValue.Number<RealtimeOptions>((realtime, value) => realtime.RegistrationsPerSecond = value),
        ["MaxConnections"] = OptionValue.Number<RealtimeOptions>((realtime, value) => realtime.MaxConnections = value),
        ["MaxFrameBytes"] = OptionValue.Number<RealtimeOptions>((realtime, value) => realtime.MaxFrameBytes = value),
    };

    private static readonly OptionKeys<KiwoomOptions> Keys = new()
    {
        // Together they are one option.
        [EnvironmentKey] = (_, _, _) => { },
        [AddressKey] = (_, _, _) => { },
        [RealtimeAddressKey] = (_, _, _) => { },
        ["AppKey"] = OptionValue.Text<KiwoomOptions>((options, value) => options.AppKey = value),
        ["SecretKey"] = OptionValue.Text<KiwoomOptions>((options, value) => options.SecretKey = value),
        ["Timeout"] = OptionValue.Time<KiwoomOptions>((options, value) => options.Timeout = value),
        ["TokenRenewalMargin"] = OptionValue.Time<KiwoomOptions>((options, value) => options.TokenRenewalMargin = value),
        ["MaxResponseBytes"] = OptionValue.Number<KiwoomOptions>((options, value) => options.MaxResponseBytes = value),
        ["MalformedValues"] = OptionValue.Choice<KiwoomOptions, MalformedValues>((options, value) => options.MalformedValues = value),
        ["AllowOrders"] = OptionValue.Flag<KiwoomOptions>((options, value) => options.AllowOrders = value),
        ["DryRun"] = OptionValue.Flag<KiwoomOptions>((options, value) => options.DryRun = value),
        ["MaxOrderValue"] = OptionValue.Decimal<KiwoomOptions>((options, value) => options.MaxOrderValue = value),
        ["MaxUnpricedQuantity"] = OptionValue.LongNumber<KiwoomOptions>((options, value) => options.MaxUnpricedQuantity = value),
        ["MaxOrdersPerDay"] = OptionValue.Number<KiwoomOptions>((options, value) => options.MaxOrdersPerDay = value),
        ["TrustHandlerWithOrders"] = OptionValue.Flag<KiwoomOptions>((options, value) => options.TrustHandlerWithOrders = value),
        ["SendToMockRegardless"] = OptionValue.Flag<KiwoomOptions>((options, value) => options.SendToMockRegardless = value),
        ["KeepAnswers"] = OptionValue.Flag<KiwoomOptions>((options, value) => options.KeepAnswers = value),
        ["RateLimits"] = OptionValue.Section<KiwoomOptions, RateLimitOptions>(options => options.RateLimits, RateLimitKeys),
        ["Retries"] = OptionValue.Section<KiwoomOptions, RetryOptions>(options => options.Retries, RetryKeys),
        ["Realtime"] = OptionValue.Section<KiwoomOptions, RealtimeOptions>(options => options.Realtime, RealtimeKeys),
    };

    /// <summary>Sets the options that the section has.</summary>
    /// <exception cref="OptionsValidationException">A key is unknown or a value cannot be read; each is named.</exception>
    public static void Read(IConfiguration section, string name, KiwoomOptions options)
    {
        var problems = new List<string>();
        Keys.Read(section, options, problems);
        ReadEnvironment(section, options, problems);
        if (problems.Count > 0)
        {
            throw new OptionsValidationException(name, typeof(KiwoomOptions), problems);
        }
    }

    private static void ReadEnvironment(IConfiguration section, KiwoomOptions options, List<string> problems)
    {
        var environment = section.GetSection(EnvironmentKey);
        var address = section.GetSection(AddressKey);
        var realtimeAddress = section.GetSection(RealtimeAddressKey);
        if (realtimeAddress.Value is not null && !string.Equals(environment.Value, "Custom", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add($"{realtimeAddress.Path} belongs to the environment Custom: the others have theirs.");
        }

        switch (environment.Value?.ToUpperInvariant())
        {
            case null when !environment.GetChildren().Any():
                if (address.Value is not null)
                {
                    problems.Add($"{address.Path} is set without {environment.Path}: say whether it is a Simulator or Custom.");
                }

                break;
            case "REAL" or "MOCK" when address.Value is not null:
                problems.Add($"{address.Path} belongs to the environments Simulator and Custom: remove it, or choose one of them.");
                break;
            case "REAL":
                options.Environment = KiwoomEnvironment.Real;
                break;
            case "MOCK":
                options.Environment = KiwoomEnvironment.Mock;
                break;
            case "SIMULATOR":
                options.Environment = ReadAddress(address, KiwoomEnvironment.Simulator, problems) ?? options.Environment;
                break;
            case "CUSTOM":
                options.Environment = ReadCustom(address, realtimeAddress, problems) ?? options.Environment;
                break;
            default:
                problems.Add($"{environment.Path} is none of Real, Mock, Simulator and Custom.");
                break;
        }
    }

    private static KiwoomEnvironment? ReadCustom(IConfigurationSection address, IConfigurationSection realtimeAddress, List<string> problems)
    {
        var environment = ReadAddress(address, uri => KiwoomEnvironment.Custom(uri), problems);
        return environment is null || realtimeAddress.Value is null
            ? environment
            : ReadAddress(realtimeAddress, uri => KiwoomEnvironment.Custom(environment.BaseAddress, uri), problems, "wss", "ws");
    }

    private static KiwoomEnvironment? ReadAddress(IConfigurationSection address, Func<Uri, KiwoomEnvironment> create, List<string> problems, string secure = "https", string plain = "http")
    {
        if (!Uri.TryCreate(address.Value, UriKind.Absolute, out var uri))
        {
            problems.Add($"{address.Path} is not set to an address: the environments Simulator and Custom need scheme, host and port.");
            return null;
        }

        try
        {
            return create(uri);
        }
        catch (ArgumentException)
        {
            // An address may hold a password, so it is not repeated.
            problems.Add($"{address.Path} is not allowed: give scheme, host and port only, and {secure}, or {plain} to this machine.");
            return null;
        }
    }
}
