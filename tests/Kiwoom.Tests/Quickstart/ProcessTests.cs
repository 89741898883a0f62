using Kiwoom.Quickstart.Application;

namespace Kiwoom.Tests.Quickstart;

/// <summary>The program as a shell sees it.</summary>
[Parallelizable]
public sealed class ProcessTests
{
    [Test]
    public async Task Piped_output_is_plain_utf8()
    {
        var (exitCode, output, errors) = await StartAsync("--code", "000660", "--bars", "250");
        Assert.Multiple(() =>
        {
            Assert.That((exitCode, errors), Is.EqualTo((0, "")));
            Assert.That(output, Does.Contain("SK하이닉스").And.Contain("250 daily candles"));
            Assert.That(output.Where(c => c is '\e' or '\r' or '\uFEFF').Except(Environment.NewLine), Is.Empty);
        });
    }

    [Test]
    public async Task Help_is_an_answer_and_no_error()
    {
        var (exitCode, output, errors) = await StartAsync("--help");
        Assert.That((exitCode, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("--place-order").And.Contain("KIWOOM_APP_KEY"));
    }

    [Test]
    public async Task Bad_argument_is_one_line_and_exit_code_2()
    {
        var (exitCode, output, errors) = await StartAsync("--cod", "005930");
        Assert.That((exitCode, output), Is.EqualTo((2, "")));
        Assert.That(errors.TrimEnd().Split('\n'), Has.Length.EqualTo(1).And.One.Contains("'--cod'"));
    }

    [Test]
    public async Task Password_of_a_proxy_that_refuses_is_not_shown([Values("secret-password-0123", "pa%2Fss-w0rd%21", "kurz")] string password)
    {
        await using var proxy = LoopbackServer.StartRaw(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            connection.Close();
        });
        var (exitCode, output, errors) = await StartAsync(
            new Dictionary<string, string>
            {
                ["HTTPS_PROXY"] = $"http://user-of-proxy:{password}@{proxy.Address.Authority}",
                [SettingsReader.AppKeyVariable] = TestBed.AppKey,
                [SettingsReader.SecretKeyVariable] = TestBed.SecretKey,
            },
            "--code",
            "005930");

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(proxy.ConnectionCount, Is.GreaterThan(0), "the proxy was asked");
        Assert.That(output + errors, Does.Contain("proxy").And.Contain("403"));
        foreach (var form in (string[])[password, Uri.UnescapeDataString(password), "user-of-proxy", TestBed.AppKey])
        {
            Assert.That(output + errors, Does.Not.Contain(form));
        }
    }

    private static Task<(int ExitCode, string Output, string Errors)> StartAsync(params string[] args) => StartAsync(new Dictionary<string, string>(), args);

    private static Task<(int ExitCode, string Output, string Errors)> StartAsync(Dictionary<string, string> environment, params string[] args) =>
        SampleProcess.RunAsync(typeof(Settings).Assembly.Location, environment, args);
}
