using System.Globalization;
using Kiwoom.Simulator;
using Microsoft.Playwright;

namespace Kiwoom.Tests.Simulator.Control;

/// <summary>The page in a real browser: the system's Chromium, without a window. Nothing is downloaded.</summary>
internal sealed class PageTests
{
    // A hang is to end, and a busy machine is not to decide.
    private const float Patience = 120_000;
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    [OneTimeSetUp]
    public void BePatient() => Assertions.SetDefaultExpectTimeout(Patience);

    [Test]
    public async Task An_order_is_placed_by_a_click_and_seen_filled()
    {
        await using var session = await StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 1100 }, TimezoneId = "America/New_York" });
        page.SetDefaultTimeout(Patience);
        var troubles = new List<string>();
        page.PageError += (_, error) => troubles.Add(error);
        page.Console += (_, message) => troubles.AddRange(message.Type == "error" ? [message.Text] : []);
        await page.GotoAsync(session.Simulator.BaseAddress.ToString());

        // The best ask, by a click on the book; then the button that buys.
        await page.Locator("#book tr:has(td.ask)").Last.Locator("td").Nth(1).ClickAsync();
        var price = await page.InputValueAsync("#price");
        await page.FillAsync("#quantity", "7");
        await page.ClickAsync("#buy");

        var order = page.Locator("#orders tbody tr").First;
        await Assertions.Expect(order).ToContainTextAsync("0000001");
        await Assertions.Expect(order.Locator("td").Nth(7)).ToHaveTextAsync("7");
        await Assertions.Expect(order.Locator("td").Nth(9)).ToHaveTextAsync("0");
        await Assertions.Expect(page.Locator("#holdings tbody tr").First).ToContainTextAsync("삼성전자");
        await Assertions.Expect(page.Locator("#calls")).ToContainTextAsync("kt10000");

        // Later, by the button: the chart grows, all in Korean time wherever the browser is.
        await page.ClickAsync("[data-step='3600']");
        await Assertions.Expect(page.Locator("#now")).ToHaveTextAsync("2026-09-14 11:00:00");
        await page.ClickAsync("[data-maintenance]");
        await Assertions.Expect(page.Locator("#maintenance")).ToHaveTextAsync("예");
        await page.ClickAsync("[data-clear]");
        await Assertions.Expect(page.Locator("#maintenance")).ToHaveTextAsync("아니요");
        await page.WaitForFunctionAsync("Number(document.getElementById('chart').dataset.candles) > 110");

        var screenshot = Path.Combine(TestContext.CurrentContext.WorkDirectory, "simulator-page.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = screenshot });
        TestContext.AddTestAttachment(screenshot);
        TestContext.Out.WriteLine($"screenshot: {screenshot}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(troubles, Is.Empty);
            Assert.That(await page.Locator("#problem").TextContentAsync(), Is.Empty);
            Assert.That(session.Simulator.Orders.Single().Price, Is.EqualTo(decimal.Parse(price, CultureInfo.InvariantCulture)));
            Assert.That(await page.Locator("#curl").TextContentAsync(), Does.Contain(session.Simulator.BaseAddress.Port.ToString(CultureInfo.InvariantCulture)));
            Assert.That(await ColourAsync(page, ".up"), Is.EqualTo("rgb(200, 16, 46)"));
            Assert.That(await ColourAsync(page, "#book td.down, #trades td.down, #change.down, dd.down"), Is.EqualTo("rgb(10, 79, 208)").Or.Empty);
        }
    }

    private static Task<SimulatorSession> StartAsync() => SimulatorSession.StartAsync(new KiwoomSimulatorOptions
    {
        Exchange = new SimulatorExchangeOptions { Start = new DateTime(2026, 9, 14, 10, 0, 0), Speed = 0, EventsPerDay = 200_000 },
    });

    private static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        if (Places.FirstOrDefault(File.Exists) is not { } path)
        {
            Assert.Ignore("There is no Chromium on this machine (apt-get install chromium): the page was not looked at.");
            throw new InvalidOperationException();
        }

        // Root in a container has no sandbox.
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox"], Timeout = Patience });
    }

    private static async Task<string> ColourAsync(IPage page, string selector) => await page.EvaluateAsync<string>(
        "selector => { const element = document.querySelector(selector); return element ? getComputedStyle(element).color : ''; }", selector);
}
