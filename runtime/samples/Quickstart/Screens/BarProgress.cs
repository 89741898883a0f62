using Spectre.Console;

namespace Kiwoom.Quickstart.Screens;

/// <summary>Progress as a bar that moves.</summary>
internal sealed class BarProgress(ProgressTask task) : IProgress<int>
{
    public void Report(int value) => task.Value = value;
}
