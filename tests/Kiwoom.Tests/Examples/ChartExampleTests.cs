namespace Kiwoom.Tests.Examples;

/// <summary>ka10081 and ka20005.</summary>
internal sealed class ChartExampleTests
{
    private static readonly TimeSpan Korea = TimeSpan.FromHours(9);

    [Test]
    public async Task Daily_candles_are_read()
    {
        var answer = await ExampleAnswers.ReadAsync<DailyCandles>("ka10081");

        Assert.That(answer.StockCode, Is.EqualTo(new StockCode("005930", Exchange.Krx)));
        Assert.That(answer.Candles, Has.Count.EqualTo(2));

        var up = answer.Candles[0];
        Assert.That(up.ClosePrice, Is.EqualTo(70100m));
        Assert.That(up.Volume, Is.EqualTo(9263135));
        Assert.That(up.TradingValue, Is.EqualTo(648_525_000_000));
        Assert.That(up.Date, Is.EqualTo(new DateOnly(2025, 9, 8)));
        Assert.That(up.OpenPrice, Is.EqualTo(69800m));
        Assert.That(up.HighPrice, Is.EqualTo(70500m));
        Assert.That(up.LowPrice, Is.EqualTo(69600m));
        Assert.That(up.Change, Is.EqualTo(600m));
        Assert.That(up.ChangeSign?.Value, Is.EqualTo(ChangeSign.Up));
        Assert.That(up.TurnoverRate, Is.EqualTo(0.16m));

        var down = answer.Candles[1];
        Assert.That(down.ClosePrice, Is.EqualTo(69500m));
        Assert.That(down.Volume, Is.EqualTo(11526724));
        Assert.That(down.TradingValue, Is.EqualTo(804_642_000_000));
        Assert.That(down.Date, Is.EqualTo(new DateOnly(2025, 9, 5)));
        Assert.That(down.OpenPrice, Is.EqualTo(70300m));
        Assert.That(down.HighPrice, Is.EqualTo(70400m));
        Assert.That(down.LowPrice, Is.EqualTo(69500m));
        Assert.That(down.Change, Is.EqualTo(-600m));
        Assert.That(down.ChangeSign?.Value, Is.EqualTo(ChangeSign.Down));
        Assert.That(down.TurnoverRate, Is.EqualTo(0.19m));
    }

    [Test]
    public async Task Daily_candle_is_a_candle_of_midnight_in_Korea()
    {
        ICandle candle = (await ExampleAnswers.ReadAsync<DailyCandles>("ka10081")).Candles[1];

        Assert.That(candle.Time, Is.EqualTo(new DateTimeOffset(2025, 9, 5, 0, 0, 0, Korea)));
        Assert.That(
            (candle.OpenPrice, candle.HighPrice, candle.LowPrice, candle.ClosePrice, candle.Volume),
            Is.EqualTo(((decimal?)70300m, (decimal?)70400m, (decimal?)69500m, (decimal?)69500m, (long?)11526724)));
    }

    [Test]
    public async Task Example_of_another_endpoint_leaves_the_sector_candles_empty()
    {
        // The document's example for ka20005 carries ka20006's list.
        var answer = await ExampleAnswers.ReadAsync<SectorMinuteCandles>("ka20005");

        Assert.That(answer.SectorCode, Is.EqualTo("001"));
        Assert.That(answer.Candles, Is.Empty);
    }

    [Test]
    public async Task Index_values_get_their_point_back()
    {
        const string Body = """
            {
                "inds_cd": "001",
                "inds_min_pole_qry": [
                    {
                        "cur_prc": "-252127", "trde_qty": "393564", "cntr_tm": "20250210153000", "open_pric": "+251064", "high_pric": "252733",
                        "low_pric": "-249918", "acc_trde_qty": "10582466", "pred_pre": "-1803", "pred_pre_sig": "5"
                    },
                    {
                        "cur_prc": "252192", "trde_qty": "0", "cntr_tm": "", "open_pric": "", "high_pric": "7", "low_pric": "0",
                        "acc_trde_qty": "", "pred_pre": "+5", "pred_pre_sig": "43"
                    }
                ],
                "return_code": 0, "return_msg": "정상적으로 처리되었습니다"
            }
            """;
        var answer = await ExampleAnswers.ReadAsync<SectorMinuteCandles>("ka20005", Body);

        Assert.That(answer.Candles, Has.Count.EqualTo(2));
        Assert.That(answer.Candles[0], Is.EqualTo(new SectorMinuteCandle
        {
            ClosePrice = 2521.27m,
            Volume = 393_564_000,
            Time = new DateTimeOffset(2025, 2, 10, 15, 30, 0, Korea),
            OpenPrice = 2510.64m,
            HighPrice = 2527.33m,
            LowPrice = 2499.18m,
            AccumulatedVolume = 10_582_466_000,
            Change = -18.03m,
            ChangeSign = new(ChangeSign.Down, "5"),
        }).UsingPropertiesComparer());
        Assert.That(answer.Candles[1], Is.EqualTo(new SectorMinuteCandle
        {
            ClosePrice = 2521.92m,
            Volume = 0,
            HighPrice = 0.07m,
            LowPrice = 0,
            Change = 0.05m,
            ChangeSign = new(ChangeSign.Up, "43"),
        }).UsingPropertiesComparer());
    }
}
