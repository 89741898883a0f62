namespace Kiwoom.Cli.Application;

/// <summary>Where <c>kiwoom simulate</c> tells the other commands that it runs, so that orders of one are there for the next. Where several run, the one that was started last is theirs.</summary>
internal static class RunningSimulator
{
    private const string FileName = "simulator.txt";
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);
    private const int Tries = 100;

    public static void Write(CliContext context, Uri address)
    {
        Directory.CreateDirectory(context.StateFolder);
        Change(context, notes => [new(address, Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. notes.Where(note => note.Address != address && Answers(note.Address))]);
    }

    /// <summary>Takes its note back, and not those of others that run.</summary>
    public static void Remove(CliContext context, Uri address)
    {
        if (File.Exists(PathOf(context)))
        {
            Change(context, notes => notes.Where(note => note.Address != address));
        }
    }

    /// <summary>The address of the latest that runs; null where none does.</summary>
    public static Uri? Find(CliContext context)
    {
        try
        {
            return File.Exists(PathOf(context)) ? Change(context, notes => notes).Find(note => Answers(note.Address))?.Address : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool Answers(Uri address)
    {
        try
        {
            using var connection = new System.Net.Sockets.TcpClient();
            connection.Connect(address.Host, address.Port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    /// <summary>Reads the notes, two lines each, latest first, and writes what becomes of them, while nobody else does.</summary>
    private static List<Note> Change(CliContext context, Func<List<Note>, IEnumerable<Note>> change)
    {
        using var file = Open(PathOf(context));
        using var reader = new StreamReader(file);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
        var before = lines.Chunk(2).Where(pair => pair is [_, { Length: > 0 }]).Select(pair => Uri.TryCreate(pair[0], UriKind.Absolute, out var address) && address.IsLoopback ? new Note(address, pair[1]) : null).OfType<Note>().ToList();
        var after = change(before).ToList();
        if (!after.SequenceEqual(before))
        {
            file.SetLength(0);
            file.Write(System.Text.Encoding.UTF8.GetBytes(string.Concat(after.Select(note => $"{note.Address}\n{note.Process}\n"))));
        }

        return after;
    }

    private static FileStream Open(string path)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (tries < Tries && e is not (DirectoryNotFoundException or PathTooLongException))
            {
                // Another command has it for a moment.
                Thread.Sleep(Patience);
            }
        }
    }

    private static string PathOf(CliContext context) => Path.Combine(context.StateFolder, FileName);

    private sealed record Note(Uri Address, string Process);
}
