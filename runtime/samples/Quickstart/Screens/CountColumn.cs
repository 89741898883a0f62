using CandleCharts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kiwoom.Quickstart.Screens;

/// <summary>How much of what has been done, in front of a progress bar.</summary>
internal sealed class CountColumn(string what) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var total = Format.Count((long)task.MaxValue);
        return new Text($"  {what}: {Format.Count((long)task.Value).PadLeft(total.Length)} of {total} ");
    }
}
