using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Output;

/// <summary>A file that a command writes: none that is there is touched, and until it is whole it has another name.</summary>
internal sealed class OutputFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly CliContext _context;
    private readonly string? _part;
    private bool _isWhole;

    private OutputFile(string path, CliContext context)
    {
        (_path, _context) = (path, context);
        if (path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            Stream = File.OpenWrite(path);
            return;
        }

        if (Path.Exists(path))
        {
            throw new CliException(context.Say($"{path} is there already: give another file", $"{path} 이(가) 이미 있습니다: 다른 파일을 쓰세요"));
        }

        _part = path + ".part";
        if (new FileInfo(_part) is { Exists: true, Length: > 0 })
        {
            throw new CliException(context.Say(
                $"{_part} is there of a run that broke off: take it away, or give another file", $"중단된 실행의 {_part} 이(가) 있습니다: 옮기거나 다른 파일을 쓰세요"));
        }

        Stream = File.Create(_part);
    }

    public Stream Stream { get; }

    /// <exception cref="CliException">The file is there already.</exception>
    public static OutputFile? Open(string? path, CliContext context) => path is null ? null : new OutputFile(path, context);

    /// <summary>All is written.</summary>
    public void Complete() => _isWhole = true;

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        if (_part is null)
        {
            return;
        }

        if (_isWhole)
        {
            File.Move(_part, _path);
        }
        else if (new FileInfo(_part).Length == 0)
        {
            File.Delete(_part);
        }
        else
        {
            _context.Tell($"what came so far is in {_part}", $"지금까지 받은 내용은 {_part} 에 있습니다");
        }
    }
}
