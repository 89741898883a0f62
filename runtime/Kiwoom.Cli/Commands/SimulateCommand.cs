using System.CommandLine;
using System.Globalization;
using Kiwoom.Cli.Application;
using Kiwoom.Simulator;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom simulate</c>: a market in a box, which the other commands find while it runs.</summary>
internal static class SimulateCommand
{
    public static Command Create(CliContext context)
    {
        var port = TextOptions.Create("--port", "N", context.Say("port on 127.0.0.1 (default: a free one)", "127.0.0.1 의 포트 (기본: 빈 포트)"));
        var exchange = new Option<bool>("--exchange") { Description = context.Say("an exchange that trades by itself", "스스로 거래되는 거래소") };
        var start = TextOptions.Create("--start", "TIME", context.Say("its Korean time at the start: \"2026-09-14 10:00\"", "시작 시각: \"2026-09-14 10:00\""));
        var speed = TextOptions.Create("--speed", "N", context.Say("its seconds in a second", "배속"));
        var seed = TextOptions.Create("--seed", "N", context.Say("decides about its chances", "난수 시드"));
        var command = new Command("simulate", context.Say("Runs a simulator that the other commands use", "다른 명령이 쓰는 시뮬레이터 실행")) { port, exchange, start, speed, seed };
        command.SetAction(async (result, cancellation) =>
        {
            var isExchange = result.GetValue(exchange);
            if (!isExchange && (result.GetValue(start) ?? result.GetValue(speed) ?? result.GetValue(seed)) is not null)
            {
                throw new CliException(context.Say("--start, --speed and --seed go with --exchange", "--start, --speed, --seed 는 --exchange 와 함께 씁니다"));
            }

            var options = new KiwoomSimulatorOptions
            {
                Port = TextOptions.Number(result, port, context, 0, 65_535) ?? 0,
                Realtime = new() { MessagesPerSecond = 20 },
                Exchange = isExchange
                    ? new SimulatorExchangeOptions
                    {
                        Start = ReadTime(result.GetValue(start), context),
                        Speed = TextOptions.Number(result, speed, context, 1, 100_000) ?? 1,
                        Seed = TextOptions.Number(result, seed, context, 0, int.MaxValue) ?? 1,
                    }
                    : null,
            };
            await using var simulator = await KiwoomSimulator.StartAsync(options, cancellation);
            RunningSimulator.Write(context, simulator.BaseAddress);
            try
            {
                context.Output.WriteLine(context.Say($"simulator   {simulator.BaseAddress}", $"시뮬레이터  {simulator.BaseAddress}"));
                context.Output.WriteLine(context.Say("other kiwoom commands use it while it runs; Ctrl+C ends it", "실행 중에는 다른 kiwoom 명령이 사용합니다; Ctrl+C 로 종료"));
                context.Output.Flush();
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            catch (OperationCanceledException)
            {
                // That is how it ends.
            }
            finally
            {
                RunningSimulator.Remove(context, simulator.BaseAddress);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static DateTime? ReadTime(string? text, CliContext context) => text is null ? null
        : DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw new CliException(context.Say($"--start '{text}': give a time such as \"2026-09-14 10:00\"", $"--start '{text}': \"2026-09-14 10:00\" 같은 시각을 주세요"));
}
