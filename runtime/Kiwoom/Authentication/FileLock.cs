namespace Kiwoom.Authentication;

/// <summary>
/// A lock between processes: a file that only one can have open. The system closes it when its holder dies, so there is no stale
/// lock; the file itself stays, because removing it would let two processes hold two files of one name.
/// </summary>
internal sealed class FileLock : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream? _file;

    private FileLock(FileStream? file) => _file = file;

    /// <summary>False when the wait ended without it.</summary>
    public bool IsHeld => _file is not null;

    /// <summary>Waits until the file is free, or the time is up.</summary>
    public static async Task<FileLock> WaitAsync(
        string path, FileStreamOptions options, TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileLock(new FileStream(path, options));
            }
            catch (IOException e) when (IsOpenElsewhere(e))
            {
                if (clock.GetElapsedTime(start) >= longest)
                {
                    return new FileLock(null);
                }
            }

            await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>ERROR_SHARING_VIOLATION of Windows; EWOULDBLOCK of Linux (11), and of macOS and BSD (35).</summary>
    private static bool IsOpenElsewhere(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;
}
