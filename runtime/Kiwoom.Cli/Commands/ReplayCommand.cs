using System.CommandLine;
using System.Globalization;
using System.Text.Json;
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
            await using var replay = await OpenAsync(path, factor, context, cancellation);
            var isEmpty = !await PlayAsync(replay, stocks, result.GetValue(format) is "jsonl" or "json", context, cancellation);

            // A file that is no recording reads as one that breaks off before its first entry.
            var end = replay.Tear is { WholeLines: > 0 } tear ? RecordingEnd.Describe(path, tear, context) : null;
            if (isEmpty)
            {
                throw new CliException(end is null
                    ? context.Say($"{path} has no trade or book of {Names(stocks)}: it is no recording, or is of other codes", $"{path} 에 {Names(stocks)} 의 체결이나 호가가 없습니다: 기록 파일이 아니거나 다른 종목의 기록입니다")
                    : context.Say($"{end}; there is no trade or book of {Names(stocks)} in it", $"{end}; {Names(stocks)} 의 체결이나 호가가 없습니다"));
            }

            if (end is null)
            {
                return ExitCodes.Success;
            }

            context.Error.WriteLine(CommandLineRunner.OneLine(end));
            return ExitCodes.Found;
        });
        return command;
    }

    private static async Task<KiwoomReplay> OpenAsync(string path, double speed, CliContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await KiwoomReplay.OpenAsync(path, new ReplayOptions { Speed = speed }, cancellationToken);
        }
        catch (JsonException e)
        {
            throw new CliException(context.Say($"{path} is damaged, nothing was played. {e.Message}", $"{path} 이(가) 손상되어 재생하지 않았습니다. {e.Message}"));
        }
    }

    /// <summary>Writes the messages as they come; false where there were none.</summary>
    private static async Task<bool> PlayAsync(KiwoomReplay replay, StockCode[] stocks, bool isJson, CliContext context, CancellationToken cancellationToken)
    {
        var hasPlayed = false;
        var stream = replay.Client.Realtime.Merge(replay.Client.Realtime.StockTrades(stocks), replay.Client.Realtime.OrderBooks(stocks));
        await foreach (var message in stream.WithCancellation(cancellationToken))
        {
            hasPlayed = true;
            context.Output.WriteLine(isJson ? MessageLine.Json(message) : MessageLine.Text(message, context));
        }

        return hasPlayed;
    }

    private static string Names(StockCode[] stocks) => string.Join(", ", stocks);
}
