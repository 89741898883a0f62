using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Serialization;

/// <summary>A change that contradicts the code beside it keeps its sign, and is counted and logged.</summary>
internal sealed class SignOfAChangeTests
{
    [Test]
    public async Task Contradiction_is_counted_and_logged_once()
    {
        await using var bed = TestBed.Answering(HttpAnswer.Json(
            """{"stk_tic_chart_qry":[{"pred_pre":"+500","pred_pre_sig":"5"},{"pred_pre":" -500","pred_pre_sig":"2"},{"pred_pre_sig":"5","pred_pre": "500"},{"pred_pre":500,"pred_pre_sig":"5"}],"return_code":0}"""));

        var answer = await bed.Client.Charts.GetTickCandlesAsync("005930", TickInterval.Ticks1, true);

        Assert.That(answer.Candles.Select(candle => candle.Change), Is.EqualTo(new[] { 500m, -500m, -500m, -500m }));
        Assert.That(bed.Client.ContradictingSignCount, Is.EqualTo(2));
        Assert.That(bed.Log.Entries.Count(entry => entry.Level == LogLevel.Information && entry.Text.Contains("another sign", StringComparison.Ordinal)), Is.EqualTo(1));
    }
}
