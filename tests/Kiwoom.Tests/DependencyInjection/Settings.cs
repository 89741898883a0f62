using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kiwoom.Tests.DependencyInjection;

/// <summary>Configurations and what becomes of them.</summary>
internal static class Settings
{
    public static IConfigurationRoot Json(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    public static IConfigurationRoot Of(params (string Key, string? Value)[] pairs) =>
        new ConfigurationBuilder().AddInMemoryCollection(pairs.ToDictionary(pair => pair.Key, pair => pair.Value)).Build();

    /// <summary>What a client on a loopback server needs, under a section.</summary>
    public static (string Key, string? Value)[] For(Uri address, string section = "Kiwoom", string appKey = TestBed.AppKey) =>
    [
        ($"{section}:Environment", "Simulator"),
        ($"{section}:Address", address.ToString()),
        ($"{section}:AppKey", appKey),
        ($"{section}:SecretKey", TestBed.SecretKey),
        ($"{section}:Retries:MaxAttempts", "1"),
    ];

    /// <summary>The default client's options, as the container has them.</summary>
    public static KiwoomOptions Read(IConfiguration configuration)
    {
        using var provider = new ServiceCollection().AddKiwoom(configuration).Services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<KiwoomOptions>>().Value;
    }

    /// <summary>The default client's options before anyone asks whether they can work.</summary>
    public static KiwoomOptions ReadUnchecked(IConfiguration configuration)
    {
        using var provider = new ServiceCollection().AddKiwoom(configuration).Services.BuildServiceProvider();
        var options = new KiwoomOptions();
        foreach (var step in provider.GetServices<IConfigureOptions<KiwoomOptions>>())
        {
            step.Configure(options);
        }

        return options;
    }

    /// <summary>What is wrong with the default client's options.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration) =>
        Assert.Throws<OptionsValidationException>(() => Read(configuration))!.Failures;
}
