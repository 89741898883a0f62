namespace Kiwoom.Cli.Tests.Support;

/// <summary>Files of the repository, wherever the tests run.</summary>
internal static class Repository
{
    public static string Path(params string[] parts)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Kiwoom.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder.TrimEnd(System.IO.Path.DirectorySeparatorChar))!;
        }

        return System.IO.Path.Combine([folder, .. parts]);
    }
}
