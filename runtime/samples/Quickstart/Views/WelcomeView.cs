using CandleCharts;
using Kiwoom.Quickstart.Application;
using Kiwoom.Quickstart.Servers;
using Spectre.Console;

namespace Kiwoom.Quickstart.Views;

/// <summary>Says where the tour goes and whether anything there is real, before anything is sent.</summary>
internal static class WelcomeView
{
    public static Panel Create(Server server, Settings settings)
    {
        var text = new Paragraph("Kiwoom REST API for C#", Palette.Title).Append("\nserver   ", Palette.Quiet).Append(server.Environment.BaseAddress.ToString());
        switch (settings.Target)
        {
            case Target.Simulator:
                text.Append("  simulator in this process").Append("\norders   ", Palette.Quiet).Append("nothing here is real; no account, no keys");
                break;
            case Target.Mock:
                text.Append("  mock trading 모의투자").Append("\norders   ", Palette.Quiet).Append("with play money; about one call a second");
                break;
            default:
                text.Append("  REAL 실전투자", Palette.Alarm).Append("\norders   ", Palette.Quiet);
                text.Append(settings.PlacesOrder ? "ONE REAL ORDER, as --place-order asks" : "none: the tour only reads", Palette.Alarm);
                break;
        }

        return new Panel(text)
        {
            Border = BoxBorder.Rounded,
            BorderStyle = Palette.Accent,
            Padding = new Padding(1, 0),
        };
    }
}
