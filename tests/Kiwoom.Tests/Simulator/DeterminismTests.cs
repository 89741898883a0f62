using System.Globalization;

namespace Kiwoom.Tests.Simulator;

[NonParallelizable]
internal sealed class DeterminismTests
{
    private static readonly (string, string)[] DailyRequest = [("stk_cd", "005930"), ("base_dt", "20250908"), ("upd_stkpc_tp", "1")];

    [Test]
    public async Task First_candle_is_known()
    {
        await using var session = await SimulatorSession.StartAsync();

        var chart = await session.CallAsync("ka10081", DailyRequest);

        Assert.That(
            chart.Rows("stk_dt_pole_chart_qry")[0].GetRawText(),
            Is.EqualTo("""{"cur_prc":"65900","trde_qty":"8865127","trde_prica":"583990","dt":"20250908","open_pric":"66000","high_pric":"66200","low_pric":"65400","pred_pre":"-500","pred_pre_sig":"5","trde_tern_rt":"+0.15"}"""));
    }

    [TestCase("tr-TR")]
    [TestCase("th-TH")]
    [TestCase("ar-SA")]
    [TestCase("sv-SE")]
    public async Task Answers_do_not_depend_on_the_machines_culture(string culture)
    {
        var here = await AskAsync();
        var (current, threads) = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture;

            Assert.That(await AskAsync(), Is.EqualTo(here));
        }
        finally
        {
            CultureInfo.CurrentCulture = current;
            CultureInfo.DefaultThreadCurrentCulture = threads;
        }
    }

    private static async Task<string[]> AskAsync()
    {
        await using var session = await SimulatorSession.StartAsync();
        var order = await session.CallAsync(
            "kt10000", ("dmst_stex_tp", "KRX"), ("stk_cd", "005930"), ("ord_qty", "10"), ("ord_uv", "50000"), ("trde_tp", "0"));
        return
        [
            (await session.CallAsync("ka10081", DailyRequest)).Text,
            (await session.CallAsync("ka10004", ("stk_cd", "005930"))).Text,
            (await session.CallAsync("ka10001", ("stk_cd", "005930"))).Text,
            (await session.CallAsync("ka10095", ("stk_cd", "005930|0156T0"))).Text,
            (await session.RequestTokenAsync())["expires_dt"],
            order.Text,
            (await session.CallAsync("ka10075", ("all_stk_tp", "0"), ("trde_tp", "0"), ("stex_tp", "0"))).Text,
            (await session.CallAsync(
                "kt00007", ("qry_tp", "1"), ("stk_bond_tp", "0"), ("sell_tp", "0"), ("dmst_stex_tp", "%"))).Text,
        ];
    }
}
