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

    public static void Remove(CliContext context) => File.Delete(PathOf(context));

    /// <summary>Its address; null where none runs.</summary>
    public static Uri? Find(CliContext context)
    {
        try
        {
            var lines = File.ReadAllLines(PathOf(context));
            if (lines.Length < 2 || !Uri.TryCreate(lines[0], UriKind.Absolute, out var address) || !address.IsLoopback)
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

    private static string PathOf(CliContext context) => Path.Combine(context.StateFolder, FileName);
}
