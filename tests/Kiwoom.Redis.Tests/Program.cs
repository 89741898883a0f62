using Kiwoom.Redis.Tests.Drill;

namespace Kiwoom.Redis.Tests;

/// <summary>This assembly as a program: one of the drill's processes.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["read", var redis, var simulator, var name, var count, var file]:
                return await ReadingProcess.RunAsync(redis, new Uri(simulator), name, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), file);
            case ["order", var redis, var simulator, var name, var count]:
                return await OrderingProcess.RunAsync(redis, new Uri(simulator), name, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
            case ["call", var redis, var simulator, var name, var perSecond]:
                return await CallingProcess.RunAsync(redis, new Uri(simulator), name, int.Parse(perSecond, System.Globalization.CultureInfo.InvariantCulture));
            default:
                await Console.Error.WriteLineAsync("The tests run with 'dotnet test'.");
                return 2;
        }
    }
}
