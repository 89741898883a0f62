using System.CommandLine;
using System.Globalization;
using Kiwoom.Cli.Application;
using Kiwoom.Recording;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom replay</c>: plays a recording back, as lines.</summary>
internal static class ReplayCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("file") { Description = context.Say("a recording", "기록 파일") };
        var codes = new Argument<string[]>("code") { Arity = ArgumentArity.OneOrMore, Description = context.Say("stock codes", "종목코드") };
        var speed = TextOptions.Create("--speed", "N", context.Say("so many times as fast; max for as fast as it goes (default 1)", "배속; max 는 최대 속도 (기본 1)"));
        var format = TextOptions.Create("--format", "FORMAT", "table, jsonl");
        var command = new Command("replay", context.Say("Plays a recording back", "기록 재생")) { file, codes, speed, format };
        command.SetAction(async (result, cancellation) =>
        {
            var factor = result.GetValue(speed) switch
            {
                null => 1,
                "max" => double.PositiveInfinity,
                var text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0
                    ? number
                    : throw new CliException(context.Say($"--speed '{text}': give a number above 0, or max", $"--speed '{text}': 0보다 큰 수 또는 max")),
            };
            var path = result.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                throw new CliException(context.Say($"there is no file {path}", $"{path} 파일이 없습니다"));
            }

            var stocks = result.GetRequiredValue(codes).Select(StockCode.FromString).ToArray();
            await using var replay = await KiwoomReplay.OpenAsync(path, new ReplayOptions { Speed = factor }, cancellation);
            var stream = replay.Client.Realtime.Merge(replay.Client.Realtime.StockTrades(stocks), replay.Client.Realtime.OrderBooks(stocks));
            var isEmpty = true;
            await foreach (var message in stream.WithCancellation(cancellation))
            {
                isEmpty = false;
                context.Output.WriteLine(result.GetValue(format) is "jsonl" or "json" ? MessageLine.Json(message) : MessageLine.Text(message, context));
            }

            // A file that is no recording reads as one without entries.
            return isEmpty
                ? throw new CliException(context.Say(
                    $"{path} has no trade or book of {string.Join(", ", stocks)}: it is no recording, breaks off before, or is of other codes",
                    $"{path} 에 {string.Join(", ", stocks)} 의 체결이나 호가가 없습니다: 기록 파일이 아니거나, 중간에 끊겼거나, 다른 종목의 기록입니다"))
                : ExitCodes.Success;
        });
        return command;
    }
}
