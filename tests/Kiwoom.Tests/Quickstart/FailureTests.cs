using System.Net;
using System.Net.Sockets;
using Kiwoom.Quickstart.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Tests.Quickstart;

[Parallelizable]
public sealed class FailureTests
{
    [Test]
    public async Task Unreachable_server_is_explained()
    {
        var run = await QuickstartRun.WithSettingsAsync(new Settings
        {
            Target = Target.Mock,
            Address = ClosedPort(),
            AppKey = "some-app-key",
            SecretKey = "some-secret-key",
        });
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Errors, Does.Contain("could not be reached").And.Contain(nameof(KiwoomTransportException)));
            Assert.That(run.Output + run.Errors, Does.Not.Contain("some-app-key").And.Not.Contain("some-secret-key"));
        });
    }

    [Test]
    public async Task Wrong_keys_are_explained()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        var run = await QuickstartRun.WithSettingsAsync(QuickstartRun.MockAt(simulator) with { SecretKey = "some-secret-key" });
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Errors, Does.Contain("KIWOOM_SECRET_KEY").And.Contain(nameof(KiwoomAuthenticationException)).And.Not.Contain("some-secret-key"));
    }

    [Test]
    public async Task Interrupt_after_the_order_withdraws_it_and_ends_with_130()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        using var interrupt = new CancellationTokenSource();
        var output = new ReactingWriter("order number 0000001", interrupt.Cancel);
        var run = await QuickstartRun.WithSettingsAsync(QuickstartRun.MockAt(simulator), output, interrupt.Token);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(130));
            Assert.That(run.Errors.Trim(), Is.EqualTo("Interrupted."));
            Assert.That(simulator.Orders.Select(order => order.Action), Is.EqualTo((SimulatedOrderAction[])[SimulatedOrderAction.Place, SimulatedOrderAction.Cancel]));
            Assert.That(simulator.Orders.Sum(order => order.OpenQuantity), Is.Zero);
        });
    }

    [Test]
    public async Task Without_leave_no_order_is_placed()
    {
        await using var simulator = await KiwoomSimulator.StartAsync();
        var run = await QuickstartRun.WithSettingsAsync(QuickstartRun.MockAt(simulator) with { PlacesOrder = false });
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(simulator.Orders, Is.Empty);
    }

    [Test]
    public async Task Server_with_the_mock_servers_limit_teaches_it()
    {
        await using var simulator = await KiwoomSimulator.StartAsync(new KiwoomSimulatorOptions { RequestsPerSecond = 1, CandlesPerPage = 60 });
        var run = await QuickstartRun.WithSettingsAsync(QuickstartRun.MockAt(simulator));
        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((0, "")));
        Assert.That(simulator.Requests.Count(request => request.ApiId == "ka10081"), Is.EqualTo(3), "two pages, the second refused once");
    }

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>Does something when a text has been written.</summary>
    private sealed class ReactingWriter(string trigger, Action react) : StringWriter
    {
        private bool _hasReacted;

        public override void Write(string? value)
        {
            base.Write(value);
            if (!_hasReacted && ToString().Contains(trigger, StringComparison.Ordinal))
            {
                _hasReacted = true;
                react();
            }
        }
    }
}
