using System.CommandLine;
using System.Globalization;
using Kiwoom.Cli.Application;
using Kiwoom.Realtime;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom doctor</c>: what is wrong with clock, keys, address, token, connection, and what to do.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan ToleratedClock = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    public static Command Create(CliContext context, SessionOptions session)
    {
        var command = new Command("doctor", context.Say("What is wrong, and what to do", "문제 진단"));
        command.SetAction((result, cancellation) => RunAsync(session.Read(result, context), context, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, CliContext context, CancellationToken cancellationToken)
    {
        var isWell = true;
        var keys = Keys.Find(settings, context);
        Say(true, context.Say("server", "서버"), settings.Address?.ToString() ?? settings.Kind.ToString());
        if (keys is null && settings.Kind != ServerKind.Simulator)
        {
            Say(false, context.Say("keys", "키"), context.Say("none: set KIWOOM_APP_KEY and KIWOOM_SECRET_KEY, or kiwoom keys set", "없음: KIWOOM_APP_KEY, KIWOOM_SECRET_KEY 또는 kiwoom keys set"));
            return ExitCodes.Authentication;
        }

        Say(true, context.Say("keys", "키"), keys?.Source ?? Keys.OfSimulator.Source);
        await using var open = await Session.OpenAsync(settings, context, cancellationToken, isQuiet: true);
        Say(true, context.Say("orders", "주문"), settings.MayOrder ? context.Say(settings.MayBeMoney ? "allowed, and real money" : "allowed, and no money", settings.MayBeMoney ? "허용 (실제 주문)" : "허용 (모의)") : context.Say("not allowed", "허용 안 됨"));
        await CheckAsync(context.Say("clock", "시계"), () => ClockAsync(open, context, cancellationToken));
        await CheckAsync(context.Say("token and a call", "토큰과 호출"), async () =>
        {
            await open.Client.MarketConditions.GetOrderBookAsync("005930", cancellationToken: cancellationToken);
            return (true, context.Say("accepted: keys and this machine's address are right", "정상: 키와 IP 주소가 맞습니다"));
        });
        await CheckAsync(context.Say("realtime", "실시간"), () => SocketAsync(open, context, cancellationToken));
        return isWell ? ExitCodes.Success : ExitCodes.Found;

        async Task CheckAsync(string what, Func<Task<(bool IsWell, string Words)>> check)
        {
            try
            {
                var (well, words) = await check();
                Say(well, what, words);
            }
            catch (KiwoomException e)
            {
                Say(false, what, Failures.Explain(e, context).Words);
            }
            catch (HttpRequestException e)
            {
                Say(false, what, e.Message);
            }
        }

        void Say(bool well, string what, string words)
        {
            isWell &= well;
            context.Output.WriteLine($"{(well ? "ok   " : "WRONG")}  {Output.Cells.PadRight(what, 18)}  {CommandLineRunner.OneLine(words)}");
        }
    }

    /// <summary>A server's answers have its time. A clock that is behind asks with tokens that have ended.</summary>
    private static async Task<(bool IsWell, string Words)> ClockAsync(Session session, CliContext context, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(KiwoomHttpHandler.Create(session.Environment)) { Timeout = LongestWait };
        using var answer = await http.GetAsync(session.Environment.BaseAddress, cancellationToken);
        if (answer.Headers.Date is not { } date)
        {
            return (true, context.Say("the server does not tell its time", "서버가 시각을 알려주지 않음"));
        }

        var off = context.Clock.GetUtcNow() - date;
        var seconds = off.TotalSeconds.ToString("+0;-0;0", CultureInfo.InvariantCulture);
        return off.Duration() <= ToleratedClock
            ? (true, context.Say($"{seconds} s from the server's", $"서버와 {seconds}초 차이"))
            : (false, context.Say($"{seconds} s from the server's: set this machine's clock", $"서버와 {seconds}초 차이: 시계를 맞추세요"));
    }

    private static async Task<(bool IsWell, string Words)> SocketAsync(Session session, CliContext context, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(LongestWait);
        var stream = session.Client.Realtime.StockTrades("005930");
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Client.Realtime.StateChanged += (_, _) => Look();
        var reading = Task.Run(async () =>
        {
            await foreach (var _ in stream.WithCancellation(ending.Token))
            {
                opened.TrySetResult();
            }
        }, ending.Token);
        Look();
        try
        {
            var first = await Task.WhenAny(opened.Task, reading).WaitAsync(ending.Token);
            await first;
            return (true, context.Say("logged in and registered", "로그인과 등록 완료"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, context.Say($"no connection within 15 seconds to {session.Environment.RealtimeAddress}: port 10000 may be blocked", $"{session.Environment.RealtimeAddress} 에 15초 안에 연결되지 않음: 10000 포트 차단 여부 확인"));
        }
        finally
        {
            await ending.CancelAsync();
        }

        void Look()
        {
            if (session.Client.Realtime.State == RealtimeState.Ready)
            {
                opened.TrySetResult();
            }
        }
    }
}
