using CandleCharts;
using Kiwoom.Quickstart.Application;
using Spectre.Console;

namespace Kiwoom.Quickstart.Views;

/// <summary>An error: what it means, what was said, what to do.</summary>
internal static class ErrorView
{
    public static Paragraph Create(string type, ErrorAdvice advice, string message)
    {
        var text = new Paragraph($"\n✗ {advice.Meaning}", Palette.Alarm).Append($"\n{advice.Action}");
        return message.Length == 0 ? text : text.Append($"\n{type}: {message}", Palette.Quiet);
    }
}
