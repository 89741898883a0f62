using CandleCharts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kiwoom.Quickstart.Screens;

/// <summary>
/// Where the tour writes: a terminal with colours, or plain text of a fixed width without any escape code (a pipe, a file,
/// <c>NO_COLOR</c>).
/// </summary>
internal sealed class Screen
{
    private const int PlainWidth = 100;
    private const int PlainHeight = 36;
    private const int NarrowestTerminal = 70;
    private const int Indent = 2;

    private readonly IAnsiConsole _console;
    private readonly PlainWriter? _plain;
    private bool _owesBlank;

    private Screen(IAnsiConsole console, PlainWriter? plain)
    {
        _console = console;
        _plain = plain;
    }

    public bool IsPlain => _plain is not null;

    /// <summary>The columns that content can take.</summary>
    public int Width => Math.Max(NarrowestTerminal, _console.Profile.Width) - Indent;

    public int Height => IsPlain ? PlainHeight : _console.Profile.Height;

    public static Screen ForOutput() => For(Console.Out, Console.IsOutputRedirected);

    public static Screen ForErrors() => For(Console.Error, Console.IsErrorRedirected);

    /// <summary>Plain text on any writer.</summary>
    public static Screen Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = PlainWidth;
        console.Profile.Capabilities.Unicode = true;
        return new Screen(console, new PlainWriter(writer));
    }

    /// <summary>Begins a part of the tour: its title, and the library's method that it shows.</summary>
    public void Section(string title, string call = "")
    {
        Draw(Text.NewLine);
        Draw(new Rule($"[{Palette.Title.ToMarkup()}]{Markup.Escape(title)}[/]") { Justification = Justify.Left, Style = Palette.Faint });
        if (call.Length > 0)
        {
            Write(new Text(call, Palette.Quiet));
        }

        _owesBlank = true;
    }

    /// <summary>A remark in plain words.</summary>
    public void Say(string text) => Write(new Text(text));

    /// <summary>A step that succeeded.</summary>
    public void Done(string text) => Write(new Paragraph("✓ ", Palette.Accent).Append(text));

    /// <summary>Text as it stands: neither indented nor broken into lines.</summary>
    public void Raw(string text) => _console.Profile.Out.Writer.WriteLine(text);

    public void Write(IRenderable content)
    {
        if (_owesBlank)
        {
            _owesBlank = false;
            Draw(Text.NewLine);
        }

        Draw(new Padder(content, new Padding(Indent, 0, 0, 0)));
    }

    /// <summary>Shows how far some work has come: a bar in a terminal, a few lines in plain text.</summary>
    /// <param name="what">What is fetched.</param>
    /// <param name="total">How much of it.</param>
    /// <param name="work">The work; it reports how much is done.</param>
    public async Task ProgressAsync(string what, int total, Func<IProgress<int>, Task> work)
    {
        if (_plain is not null)
        {
            await work(new PlainProgress(what, total, Say));
            _owesBlank = true;
            return;
        }

        // The bar comes with blank lines around it.
        _owesBlank = false;
        await _console.Progress()
            .Columns(
                new CountColumn(what),
                new ProgressBarColumn { CompletedStyle = Palette.Accent, FinishedStyle = Palette.Accent, RemainingStyle = Palette.Faint },
                new PercentageColumn { CompletedStyle = Palette.Accent })
            .StartAsync(async context =>
            {
                var task = context.AddTask(what, maxValue: total);
                await work(new BarProgress(task));
                task.StopTask();
            });
    }

    private void Draw(IRenderable content)
    {
        if (_plain is null)
        {
            _console.Write(content);
        }
        else
        {
            _plain.Write(content.GetSegments(_console));
        }
    }

    private static Screen For(TextWriter writer, bool isRedirected)
    {
        var hasNoColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        if (isRedirected || hasNoColor || Environment.GetEnvironmentVariable("TERM") == "dumb")
        {
            return Plain(writer);
        }

        return new Screen(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) }), null);
    }
}
