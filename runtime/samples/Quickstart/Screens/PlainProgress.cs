using CandleCharts;
namespace Kiwoom.Quickstart.Screens;

/// <summary>Progress as a few lines: one for each third of the way.</summary>
internal sealed class PlainProgress(string what, int total, Action<string> say) : IProgress<int>
{
    private const int Lines = 3;

    private int _said;

    public void Report(int value)
    {
        var reached = value * Lines / total;
        if (reached > _said)
        {
            _said = reached;
            say($"  {what}: {Format.Count(value)} of {Format.Count(total)}");
        }
    }
}
