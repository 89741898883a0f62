using System.Text;

namespace Kiwoom.Tests.Authentication.Stores;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FileTokenStoreTests : TokenStoreTests, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Tokens => _directory.PathOf("tokens");

    private string TokenFile => Path.Combine(Tokens, $"token-{Key}.json");

    public void Dispose() => _directory.Dispose();

    protected override ITokenStore Open() => new FileTokenStore(Tokens);

    [Test]
    public void Default_place_is_the_users_own()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        Assert.That(new FileTokenStore().Directory, Is.EqualTo(Path.Combine(data, "Kiwoom", "tokens")));
    }

    [Test]
    public async Task Reading_makes_nothing()
    {
        await Open().ReadAsync(Key, default);
        await Open().RemoveAsync(Key, First, default);
        Assert.That(Directory.Exists(Tokens), Is.False);
    }

    [Test]
    public void Key_that_is_no_plain_file_name_is_refused(
        [Values("../a", "a/b", "a\\b", "..", ".", "a.b", "A", "a b", "a:b", "é", "a\0", "*")] string key)
    {
        Assert.That(async () => await Open().ReadAsync(key, default), Throws.ArgumentException);
        Assert.That(async () => await Open().WriteAsync(key, First, default), Throws.ArgumentException);
        Assert.That(async () => await Open().RemoveAsync(key, First, default), Throws.ArgumentException);
        Assert.That(async () => await Open().LockAsync(key, default), Throws.ArgumentException);
        Assert.That(_directory.Root, Does.Exist);
        Assert.That(Directory.EnumerateFileSystemEntries(_directory.Root), Is.Empty);
    }

    [Test]
    public void Long_key_is_refused() => Assert.That(async () => await Open().ReadAsync(new string('a', 129), default), Throws.ArgumentException);

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"version":1,"token":"Some-token"}""")]
    [TestCase("""{"version":1,"expiresAt":"2124-11-07T08:37:13+09:00"}""")]
    [TestCase("""{"version":2,"token":"Some-token","expiresAt":"2124-11-07T08:37:13+09:00"}""")]
    [TestCase("""{"token":"Some-token","expiresAt":"2124-11-07T08:37:13+09:00"}""")]
    [TestCase("""{"version":1,"token":"","expiresAt":"2124-11-07T08:37:13+09:00"}""")]
    [TestCase("""{"version":1,"token":"Some\r\ntoken: x","expiresAt":"2124-11-07T08:37:13+09:00"}""")]
    [TestCase("""{"version":1,"token":"\ud800","expiresAt":"2124-11-07T08:37:13+09:00"}""")]
    [TestCase("""{"version":1,"token":7,"expiresAt":"2124-11-07T08:37:13+09:00"}""")]
    [TestCase("""{"version":1,"token":"Some-token","expiresAt":"tomorrow"}""")]
    [TestCase("""{"version":1,"token":"Some-token","expiresAt":7}""")]
    [TestCase("""{"version":"1","token":"Some-token","expiresAt":"2124-11-07T08:37:13+09:00"}""")]
    [TestCase("""{"version":99999999999,"token":"Some-token","expiresAt":"2124-11-07T08:37:13+09:00"}""")]
    [TestCase("""{"version":1,"token":"Some-token","expiresAt":"2124-11-07T08:37:13+09:00"}x""")]
    public async Task Damaged_file_is_no_token_and_is_replaced(string contents)
    {
        await Open().WriteAsync(Key, First, default);
        await File.WriteAllTextAsync(TokenFile, contents);

        Assert.That(await Open().ReadAsync(Key, default), Is.Null);
        await Open().RemoveAsync(Key, First, default);
        await Open().WriteAsync(Key, Second, default);
        Assert.That(await Open().ReadAsync(Key, default), Is.EqualTo(Second));
    }

    [Test]
    public async Task File_cut_anywhere_is_no_token()
    {
        await Open().WriteAsync(Key, First, default);
        var whole = await File.ReadAllBytesAsync(TokenFile);
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(TokenFile, whole[..length]);
            Assert.That(await Open().ReadAsync(Key, default), Is.Null, $"cut at {length}");
        }
    }

    [Test]
    public async Task Huge_file_is_no_token_and_is_not_read_whole()
    {
        await Open().WriteAsync(Key, First, default);
        await using (var file = new FileStream(TokenFile, FileMode.Open))
        {
            // Sparse: larger than any memory.
            file.SetLength(1L << 40);
        }

        Assert.That(await Open().ReadAsync(Key, default), Is.Null);
    }

    [Test]
    public async Task Element_of_a_later_version_is_passed_over()
    {
        await Open().WriteAsync(Key, First, default);
        await File.WriteAllTextAsync(TokenFile, """{"more":{"token":"x"},"version":1,"token":"Some-token","expiresAt":"2124-11-07T08:37:13+09:00"}""");
        Assert.That((await Open().ReadAsync(Key, default))?.Value.Reveal(), Is.EqualTo("Some-token"));
    }

    [Test]
    public async Task Nothing_but_the_token_remains_in_the_directory()
    {
        await Open().WriteAsync(Key, First, default);
        await Open().WriteAsync(Key, Second, default);
        Assert.That(Directory.EnumerateFileSystemEntries(Tokens), Is.EqualTo(Enumerable.Repeat(TokenFile, 1)));

        await Open().RemoveAsync(Key, Second, default);
        Assert.That(Directory.EnumerateFileSystemEntries(Tokens), Is.Empty);
    }

    [Test]
    public async Task Leftover_of_a_crashed_writer_does_no_harm_and_goes_in_time()
    {
        await Open().WriteAsync(Key, First, default);
        var fresh = Path.Combine(Tokens, $"token-{Key}.fresh.tmp");
        var old = Path.Combine(Tokens, $"token-{Key}.old.tmp");
        var others = Path.Combine(Tokens, $"token-{Key}0.old.tmp");
        foreach (var file in (string[])[fresh, old, others])
        {
            await File.WriteAllTextAsync(file, """{"version":1,"tok""");
        }

        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-1));
        File.SetLastWriteTimeUtc(others, DateTime.UtcNow.AddDays(-1));
        Assert.That(await Open().ReadAsync(Key, default), Is.EqualTo(First));
        await Open().WriteAsync(Key, Second, default);

        Assert.That(Directory.EnumerateFiles(Tokens), Is.EquivalentTo((string[])[TokenFile, fresh, others]));
    }

    [Test]
    public async Task Failed_write_leaves_the_old_token_and_nothing_else()
    {
        await Open().WriteAsync(Key, First, default);
        Assert.That(async () => await Open().WriteAsync(Key, Second, new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await Open().ReadAsync(Key, default), Is.EqualTo(First));
        Assert.That(Directory.EnumerateFileSystemEntries(Tokens), Is.EqualTo(Enumerable.Repeat(TokenFile, 1)));
    }

    [Test]
    public async Task Readers_see_whole_tokens_only_while_writers_are_at_work()
    {
        await Open().WriteAsync(Key, First, default);
        var writers = Enumerable.Range(0, 4).Select(number => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await Open().WriteAsync(Key, number % 2 == 0 ? First : Second, default);
            }
        })).ToList();
        var writing = Task.WhenAll(writers);
        do
        {
            Assert.That(await Open().ReadAsync(Key, default), Is.EqualTo(First).Or.EqualTo(Second));
        }
        while (!writing.IsCompleted);

        await writing;
    }

    [Test]
    public async Task New_token_survives_the_removal_of_the_old_one()
    {
        for (var i = 0; i < 50; i++)
        {
            await Open().WriteAsync(Key, First, default);
            var removing = Task.Run(async () => await Open().RemoveAsync(Key, First, default));
            await Open().WriteAsync(Key, Second, default);
            await removing;
            Assert.That(await Open().ReadAsync(Key, default), Is.EqualTo(Second));
        }
    }

    [Test]
    public async Task Neither_name_nor_contents_tell_the_keys()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json("""{"return_code":0}"""), options => options.TokenStore = Open());
        await bed.Client.Account.GetAccountNumberAsync();

        // The lock's file stays.
        var files = Directory.EnumerateFiles(Tokens).ToList();
        Assert.That(files, Has.Count.EqualTo(2));
        foreach (var file in files)
        {
            var text = file + await File.ReadAllTextAsync(file, Encoding.UTF8);
            Assert.That(text, Does.Not.Contain(TestBed.AppKey).And.Not.Contain(TestBed.SecretKey));
        }
    }
}
