using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Authentication.Stores;

/// <summary>Who else may come near the files. Windows keeps them by the directory's rights.</summary>
[Platform(Exclude = "Win")]
[UnsupportedOSPlatform("windows")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FileTokenPermissionTests : IDisposable
{
    private const string Key = "3f1c0c8a9b";
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly StoredToken Token = new("First-token-0123456789", new DateTimeOffset(2124, 11, 7, 8, 37, 13, TimeSpan.FromHours(9)));
    private static readonly StoredToken Planted = new("Planted-token-0123456789", Token.ExpiresAt);

    private readonly TemporaryDirectory _directory = new();
    private readonly CapturingLogger<FileTokenStore> _log = new();
    private readonly FileTokenStore _store;

    private string Tokens => _directory.PathOf("tokens");

    private string TokenFile => Path.Combine(Tokens, $"token-{Key}.json");

    public FileTokenPermissionTests() => _store = new FileTokenStore(Tokens, logger: _log);

    public void Dispose() => _directory.Dispose();

    [Test]
    public async Task Pipe_in_a_files_place_is_no_token_and_nobody_waits_for_its_writer()
    {
        Directory.CreateDirectory(Tokens, OwnerFile | UnixFileMode.UserExecute);
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", ["-m", "600", TokenFile]))
        {
            await mkfifo.WaitForExitAsync();
        }

        Assert.That(await _store.ReadAsync(Key, default).AsTask().WaitAsync(TimeSpan.FromMinutes(1)), Is.Null);
        await _store.RemoveAsync(Key, Token, default);
        await _store.WriteAsync(Key, Token, default);
        Assert.That(await _store.ReadAsync(Key, default), Is.EqualTo(Token));
    }

    [Test]
    public async Task Directory_and_files_are_the_owners_alone()
    {
        await _store.WriteAsync(Key, Token, default);
        await using var held = await _store.LockAsync(Key, default);

        Assert.That(File.GetUnixFileMode(Tokens), Is.EqualTo(OwnerFile | UnixFileMode.UserExecute));
        Assert.That(Directory.EnumerateFiles(Tokens).Select(File.GetUnixFileMode), Is.EqualTo((UnixFileMode[])[OwnerFile, OwnerFile]));
    }

    [Test]
    public async Task File_that_others_may_use_is_ignored_and_replaced(
        [Values(UnixFileMode.GroupRead, UnixFileMode.OtherRead, UnixFileMode.GroupWrite, UnixFileMode.OtherWrite)] UnixFileMode right)
    {
        await _store.WriteAsync(Key, Planted, default);
        File.SetUnixFileMode(TokenFile, OwnerFile | right);

        Assert.That(await _store.ReadAsync(Key, default), Is.Null);
        Assert.That(_log.Entries.Select(entry => (entry.Level, entry.Event.Id)), Is.EqualTo(Enumerable.Repeat((LogLevel.Warning, 70), 1)));
        Assert.That(_log.Entries.Single().Text, Does.Contain("open to others").And.Not.Contain("Planted"));

        await _store.WriteAsync(Key, Token, default);
        Assert.That(await _store.ReadAsync(Key, default), Is.EqualTo(Token));
        Assert.That(File.GetUnixFileMode(TokenFile), Is.EqualTo(OwnerFile));
    }

    [Test]
    public async Task Symbolic_link_is_ignored_and_replaced_and_its_target_untouched()
    {
        await _store.WriteAsync(Key, Planted, default);
        var target = _directory.PathOf("target.json");
        File.Move(TokenFile, target);
        File.CreateSymbolicLink(TokenFile, target);
        var before = await File.ReadAllTextAsync(target);

        Assert.That(await _store.ReadAsync(Key, default), Is.Null);
        Assert.That(_log.Entries.Single().Text, Does.Contain("a symbolic link"));
        await _store.RemoveAsync(Key, Planted, default);
        await _store.WriteAsync(Key, Token, default);

        Assert.That(new FileInfo(TokenFile).LinkTarget, Is.Null);
        Assert.That(await _store.ReadAsync(Key, default), Is.EqualTo(Token));
        Assert.That(await File.ReadAllTextAsync(target), Is.EqualTo(before));
    }

    [Test]
    public async Task Link_to_nowhere_is_no_token()
    {
        Directory.CreateDirectory(Tokens);
        File.CreateSymbolicLink(TokenFile, _directory.PathOf("nothing"));
        Assert.That(await _store.ReadAsync(Key, default), Is.Null);
    }

    [Test]
    public async Task Directory_that_others_may_write_to_is_not_used([Values(UnixFileMode.GroupWrite, UnixFileMode.OtherWrite)] UnixFileMode right)
    {
        await _store.WriteAsync(Key, Planted, default);
        File.SetUnixFileMode(Tokens, File.GetUnixFileMode(Tokens) | right);

        Assert.That(async () => await _store.ReadAsync(Key, default), Throws.InstanceOf<UnauthorizedAccessException>().With.Message.Contains(Tokens));
        Assert.That(async () => await _store.WriteAsync(Key, Token, default), Throws.InstanceOf<UnauthorizedAccessException>());
        Assert.That(async () => await _store.LockAsync(Key, default), Throws.InstanceOf<UnauthorizedAccessException>());
        Assert.That(_log.Entries.Select(entry => entry.Event.Id), Is.All.EqualTo(71));
    }

    [Test]
    public async Task Directory_that_others_may_write_to_costs_no_call()
    {
        Directory.CreateDirectory(Tokens);
        File.SetUnixFileMode(Tokens, File.GetUnixFileMode(Tokens) | UnixFileMode.OtherWrite);
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0}"""), options => options.TokenStore = _store);

        await bed.Client.Account.GetAccountNumberAsync();

        Assert.That(bed.Calls, Has.Count.EqualTo(1));
        Assert.That(Directory.EnumerateFileSystemEntries(Tokens), Is.Empty);
    }
}
