using System.Globalization;
using Kiwoom.Tests.Simulator.Realtime;
using static Kiwoom.Tests.Simulator.Exchange.Wire;

namespace Kiwoom.Tests.Simulator.Exchange;

/// <summary>
/// A day of random orders over HTTP: what the messages of executions add up to is what the order list, the balance and the deposit say, after
/// every step.
/// </summary>
internal sealed class FrontRandomTests
{
    private const int Steps = 150;
    private const decimal Cash = 100_000_000;

    private static readonly string[] Codes = ["005930", "000660", "069500", "035720"];
    private static readonly string[] Types = ["0", "0", "0", "3", "6", "7", "10", "13", "16", "20", "23", "26", "29", "30"];

    [Test]
    public async Task Fills_lists_and_balances_agree_at_every_step()
    {
        var (session, clock) = await FrontSession.StartAsync("2026-09-14 09:30");
        await using var end = session;
        using var socket = await RawSocket.LogInAsync(session);
        await socket.RegisterAsync("00", "");
        await socket.RegisterAsync("0g", "", group: "2");
        var run = new Run(session, socket);
        for (var i = 0; i < Steps; i++)
        {
            await run.StepAsync();
            await run.CompareAsync();
            clock.Advance(TimeSpan.FromSeconds(run.Random.Next(200)));
        }

        RandomOrders.Print($"front: {Steps} orders over HTTP, {run.Fills} fills told, {run.Refused} refused, cash {run.Cash:N0}");
        Assert.That(run.Fills, Is.GreaterThan(Steps / 4));
    }

    private sealed class Run(SimulatorSession session, RawSocket socket)
    {
        private readonly Dictionary<string, decimal> _shares = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (decimal Filled, decimal Fees)> _orders = new(StringComparer.Ordinal);
        private readonly List<(string Number, string Code)> _placed = [];

        public Random Random { get; } = new(14);

        public int Fills { get; private set; }

        public int Refused { get; private set; }

        public decimal Cash { get; private set; } = FrontRandomTests.Cash;

        public async Task StepAsync()
        {
            var reply = Random.Next(4) == 0 && _placed.Count > 0 ? await ChangeAsync() : await PlaceAsync();
            Refused += reply.ReturnCode == 0 ? 0 : 1;
        }

        public async Task CompareAsync()
        {
            // All that happened until now is told before the answer; the test's own message comes behind it.
            var balance = await session.BalanceAsync();
            var deposit = await session.DepositAsync();
            var listed = (await session.HistoryAsync()).Rows("acnt_ord_cntr_prps_dtl");
            await ReadAllAsync();

            Assert.That(
                balance.Rows("acnt_evlt_remn_indv_tot").Select(row => (Text(row, "stk_cd")[1..], Number(Text(row, "rmnd_qty")))),
                Is.EquivalentTo(_shares.Where(share => share.Value != 0).Select(share => (share.Key, share.Value))));
            Assert.That(Number(deposit["d2_entra"]), Is.EqualTo(Cash));
            Assert.That(
                listed.Select(row => (Text(row, "ord_no"), Number(Text(row, "cntr_qty")))).Where(row => row.Item2 > 0),
                Is.EquivalentTo(_orders.Where(order => order.Value.Filled > 0).Select(order => (order.Key, order.Value.Filled))));
        }

        private async Task<SimulatorReply> PlaceAsync()
        {
            var code = Codes[Random.Next(Codes.Length)];
            var type = Types[Random.Next(Types.Length)];
            var price = type is "0" or "10" or "20" ? await PriceAsync(code) : "";
            var quantity = Random.Next(1, 12).ToString(CultureInfo.InvariantCulture);
            var reply = await session.OrderAsync(Random.Next(3) == 0 ? "kt10001" : "kt10000", quantity, price, type, code);
            if (reply.ReturnCode == 0)
            {
                _placed.Add((reply["ord_no"], code));
            }

            return reply;
        }

        private async Task<SimulatorReply> ChangeAsync()
        {
            var (number, code) = _placed[Random.Next(_placed.Count)];
            if (Random.Next(2) == 0)
            {
                return await session.CallAsync("kt10003", ("dmst_stex_tp", "KRX"), ("orig_ord_no", number), ("stk_cd", code), ("cncl_qty", "0"));
            }

            var reply = await session.CallAsync(
                "kt10002", ("dmst_stex_tp", "KRX"), ("orig_ord_no", number), ("stk_cd", code), ("mdfy_qty", "1"), ("mdfy_uv", await PriceAsync(code)));
            if (reply.ReturnCode == 0)
            {
                _placed.Add((reply["ord_no"], code));
            }

            return reply;
        }

        private async Task<string> PriceAsync(string code)
        {
            var level = Random.Next(1, 6);
            var side = Random.Next(2) == 0 ? "sel" : "buy";
            var price = (await session.CallAsync("ka10004", ("stk_cd", code)))[level == 1 ? $"{side}_fpr_bid" : $"{side}_{level}th_pre_bid"];
            return Number(price) == 0 ? "70000" : price.TrimStart('+', '-');
        }

        private async Task ReadAllAsync()
        {
            await session.Simulator.Realtime.PublishAsync("0g", "");
            while (true)
            {
                var frame = await socket.ReceiveJsonAsync();
                if (frame.GetProperty("data")[0].GetProperty("type").GetString() == "0g")
                {
                    return;
                }

                foreach (var fill in Data(frame).Where(message => message["913"] == "체결"))
                {
                    Book(fill);
                }
            }
        }

        private void Book(Dictionary<string, string> fill)
        {
            Fills++;
            var (number, code) = (fill["9203"], fill["9001"]);
            var isBuy = fill["907"] == "2";
            var (filled, fees) = _orders.GetValueOrDefault(number);
            var allFees = Number(fill["938"]) + Number(fill["939"]);
            Cash += ((isBuy ? -1 : 1) * Number(fill["914"]) * Number(fill["915"])) - (allFees - fees);
            _shares[code] = _shares.GetValueOrDefault(code) + ((isBuy ? 1 : -1) * Number(fill["915"]));
            _orders[number] = (filled + Number(fill["915"]), allFees);
            Assert.That(Number(fill["911"]), Is.EqualTo(filled + Number(fill["915"])));
        }
    }
}
