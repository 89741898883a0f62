namespace Kiwoom.Redis.Tests;

/// <summary>This assembly as a program.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        await Console.Error.WriteLineAsync("The tests run with 'dotnet test'.");
        return 2;
    }
}
