using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Authentication;

/// <summary>
/// Keeps tokens in files that only their owner can read, so that the programs of one user on one machine share them. There is one
/// file for each environment and app key; neither its name nor its contents tell the keys.
/// </summary>
/// <remarks>
/// On Unix the directory is made with mode 0700 and files with 0600. A file that others may read or write is not trusted: it is
/// ignored and replaced; so is a symbolic link in a file's place, whose target is neither read nor written. A directory that others
/// may write to is not used at all. On Windows the files have the rights of their directory, which in the user's profile are the
/// user's alone: choose no other place that others can read. Locks need a file system that has them; some network drives do not.
/// </remarks>
public sealed partial class FileTokenStore : ITokenStore
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerFile | UnixFileMode.UserExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const int LongestKey = 128;

    // What a crashed writer left behind; a living one needs milliseconds.
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    /// <summary>Keeps tokens in a directory. Nothing is read or written before the first use.</summary>
    /// <param name="directory">Made when it is missing. By default <c>Kiwoom/tokens</c> in the user's local application data.</param>
    /// <param name="timeProvider">The clock. By default the system's.</param>
    /// <param name="logger">Takes why a file or directory is not used; never a token.</param>
    /// <exception cref="ArgumentException">The user has no local application data and no directory is given.</exception>
    public FileTokenStore(string? directory = null, TimeProvider? timeProvider = null, ILogger<FileTokenStore>? logger = null)
    {
        Directory = Path.GetFullPath(directory ?? DefaultDirectory());
        _clock = timeProvider ?? TimeProvider.System;
        _log = logger ?? NullLogger<FileTokenStore>.Instance;
    }

    /// <summary>Where the files are.</summary>
    public string Directory { get; }

    /// <summary>How long <see cref="LockAsync"/> waits for another process: 30 seconds.</summary>
    public static TimeSpan LongestLockWait { get; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The key is no plain file name: lower-case letters, digits, <c>-</c> and <c>_</c>.</exception>
    /// <exception cref="IOException">The file exists and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be opened, or others may write to the directory.</exception>
    public async ValueTask<StoredToken?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key, ".json");
        if (!System.IO.Directory.Exists(Directory))
        {
            return null;
        }

        CheckDirectory();
        return await ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The key is no plain file name: lower-case letters, digits, <c>-</c> and <c>_</c>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written, or others may write to the directory.</exception>
    public async ValueTask WriteAsync(string key, StoredToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        var path = PathOf(key, ".json");
        CreateDirectory();
        DeleteLeftovers(key);
        var temporary = TemporaryPath(key);
        try
        {
            var stream = new FileStream(temporary, OwnerOnly(FileMode.CreateNew, FileAccess.Write));
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(token.ToJson(), cancellationToken).ConfigureAwait(false);

                // Before the name changes: after a power cut there is the old file or the new one, and no empty one.
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            Delete(temporary);
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The key is no plain file name: lower-case letters, digits, <c>-</c> and <c>_</c>.</exception>
    /// <exception cref="IOException">The file cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be removed, or others may write to the directory.</exception>
    public async ValueTask RemoveAsync(string key, StoredToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        if ((await ReadAsync(key, cancellationToken).ConfigureAwait(false))?.Value != token.Value)
        {
            return;
        }

        // Another process may write a new token just now: take the file away first, then look at what was taken.
        var path = PathOf(key, ".json");
        var taken = TemporaryPath(key);
        try
        {
            File.Move(path, taken);
        }
        catch (FileNotFoundException)
        {
            return;
        }

        var found = await ReadFileAsync(taken, CancellationToken.None).ConfigureAwait(false);
        if (found is not null && found.Value != token.Value && TryPutBack(taken, path))
        {
            return;
        }

        Delete(taken);
    }

    /// <summary>
    /// Holds other processes off while this one asks the server for a token. The system frees the lock of a process that dies. After
    /// <see cref="LongestLockWait"/> the wait ends without the lock, so that a process that hangs does not stop the others.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The key is no plain file name: lower-case letters, digits, <c>-</c> and <c>_</c>.</exception>
    /// <exception cref="IOException">The lock file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The lock file cannot be opened, or others may write to the directory.</exception>
    public async ValueTask<IAsyncDisposable> LockAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key, ".lock");
        CreateDirectory();
        var held = await FileLock.WaitAsync(path, OwnerOnly(FileMode.OpenOrCreate, FileAccess.ReadWrite), LongestLockWait, _clock, cancellationToken).ConfigureAwait(false);
        if (!held.IsHeld)
        {
            LogNotLocked(_log, LongestLockWait);
        }

        return held;
    }

    private static string DefaultDirectory()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? Path.Combine(data, "Kiwoom", "tokens")
            : throw new ArgumentException("This user has no local application data: give a directory.", "directory");
    }

    private static FileStreamOptions OwnerOnly(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return options;
    }

    private static bool TryPutBack(string taken, string path)
    {
        try
        {
            File.Move(taken, path);
            return true;
        }
        catch (IOException)
        {
            // A newer one stands there already.
            return false;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is the owner's alone, and the next writer tries again.
        }
    }

    private string PathOf(string key, string extension)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);

        // Lower case, because some file systems take "A" and "a" for one; a prefix, because some take "con" for a device.
        if (key.Length > LongestKey || key.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_')))
        {
            throw new ArgumentException("A key has up to 128 lower-case letters, digits, '-' and '_': it becomes a file's name.", nameof(key));
        }

        return Path.Combine(Directory, $"token-{key}{extension}");
    }

    private string TemporaryPath(string key) => PathOf(key, $".{Guid.NewGuid():n}.tmp");

    private void CreateDirectory()
    {
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(Directory);
        }
        else
        {
            System.IO.Directory.CreateDirectory(Directory, OwnerDirectory);
            CheckDirectory();
        }
    }

    private void CheckDirectory()
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(Directory) & OthersWrite) != 0)
        {
            LogOpenDirectory(_log, Directory);
            throw new UnauthorizedAccessException($"Others may write to '{Directory}': take that right from them (chmod go-w) or choose another directory.");
        }
    }

    private async Task<StoredToken?> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                LogNotTrusted(_log, Path.GetFileName(path), "a symbolic link");
                return null;
            }

            // Opening a pipe would wait for somebody to write into it. Pipes and devices have no length, and no token has none.
            if (new FileInfo(path).Length == 0)
            {
                return null;
            }

            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
            {
                if (!OperatingSystem.IsWindows() && !IsOwnersAlone(stream))
                {
                    LogNotTrusted(_log, Path.GetFileName(path), "open to others");
                    return null;
                }

                var bytes = new byte[Math.Min(stream.Length, StoredTokenFormat.MaxBytes + 1)];
                var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return StoredToken.FromJson(bytes.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Asked of the open file: the one of that name may be another by now.</summary>
    [UnsupportedOSPlatform("windows")]
    private static bool IsOwnersAlone(FileStream stream) => (File.GetUnixFileMode(stream.SafeFileHandle) & ~OwnerDirectory) == 0;

    private void DeleteLeftovers(string key)
    {
        var before = _clock.GetUtcNow() - LeftoverAge;
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory, $"token-{key}.*.tmp").Where(file => File.GetLastWriteTimeUtc(file) < before))
        {
            Delete(file);
        }
    }

    [LoggerMessage(70, LogLevel.Warning, "The token file {File} is {What}; it is ignored")]
    private static partial void LogNotTrusted(ILogger logger, string file, string what);

    [LoggerMessage(71, LogLevel.Warning, "Others may write to {Directory}; no token is kept there")]
    private static partial void LogOpenDirectory(ILogger logger, string directory);

    [LoggerMessage(72, LogLevel.Warning, "Another process has held the token's lock for {Time}; going on without it")]
    private static partial void LogNotLocked(ILogger logger, TimeSpan time);
}
