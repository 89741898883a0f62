using CandleCharts;
using Kiwoom.Quickstart.Application;
using Kiwoom.Quickstart.Servers;
using Spectre.Console;

namespace Kiwoom.Quickstart.Views;

/// <summary>Where to go from here.</summary>
internal static class FarewellView
{
    public static Paragraph Create(Server server)
    {
        var text = new Paragraph("✓ That was the tour. ", Palette.Accent).Append("All of it is in Program.cs; --help tells more.");
        return server.Target == Target.Simulator
            ? text.Append($"\nWith {SettingsReader.AppKeyVariable} and {SettingsReader.SecretKeyVariable} set it goes to Kiwoom's mock server.", Palette.Quiet)
            : text;
    }
}
