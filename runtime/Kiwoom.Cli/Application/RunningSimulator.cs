namespace Kiwoom.Cli.Application;

/// <summary>Where <c>kiwoom simulate</c> tells the other commands that it runs, so that orders of one are there for the next.</summary>
internal static class RunningSimulator
{
    private const string FileName = "simulator.txt";

    public static void Write(CliContext context, Uri address)
    {
        Directory.CreateDirectory(context.StateFolder);
        File.WriteAllText(PathOf(context), $"{address}\n{Environment.ProcessId}\n");
    }

    /// <summary>Takes its note back, and not that of another that was started since.</summary>
    public static void Remove(CliContext context, Uri address)
    {
        if (Read(context) == address)
        {
            File.Delete(PathOf(context));
        }
    }

    /// <summary>Its address; null where none runs.</summary>
    public static Uri? Find(CliContext context)
    {
        try
        {
            if (Read(context) is not { } address)
            {
                return null;
            }

            using var connection = new System.Net.Sockets.TcpClient();
            connection.Connect(address.Host, address.Port);
            return address;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            return null;
        }
    }

    private static Uri? Read(CliContext context) =>
        File.Exists(PathOf(context)) && File.ReadAllLines(PathOf(context)) is [var line, _, ..] && Uri.TryCreate(line, UriKind.Absolute, out var address) && address.IsLoopback ? address : null;

    private static string PathOf(CliContext context) => Path.Combine(context.StateFolder, FileName);
}
