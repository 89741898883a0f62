using Kiwoom.Simulator;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Kiwoom.Cli.Tests.Support;

/// <summary>The SDK's client of <c>kiwoom mcp</c>, in a process of its own.</summary>
internal static class McpConnection
{
    public static Task<McpClient> OpenAsync(KiwoomSimulator simulator, string folder, bool allowsOrders, string language = "en") =>
        OpenAsync(simulator.BaseAddress, folder, allowsOrders, language);

    public static Task<McpClient> OpenAsync(Uri server, string folder, bool allowsOrders, string language = "en") =>
        McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = [Path.Combine(AppContext.BaseDirectory, "Kiwoom.Cli.dll"), "mcp"],
            EnvironmentVariables = new Dictionary<string, string?>
            {
                ["KIWOOM_ENVIRONMENT"] = server.ToString(),
                ["KIWOOM_ALLOW_ORDERS"] = allowsOrders ? "1" : null,
                ["KIWOOM_LANG"] = language,
                ["HOME"] = folder,
                ["XDG_CONFIG_HOME"] = folder,
                ["XDG_DATA_HOME"] = folder,
            },
        }));

    public static async Task<(bool IsError, string Text)> CallAsync(McpClient client, string tool, Dictionary<string, object?> arguments)
    {
        var result = await client.CallToolAsync(tool, arguments);
        return (result.IsError == true, ((TextContentBlock)result.Content[0]).Text);
    }
}
