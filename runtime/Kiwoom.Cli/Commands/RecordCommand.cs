using System.CommandLine;
using Kiwoom.Cli.Application;
using Kiwoom.Realtime;
using Kiwoom.Recording;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom record</c>: writes a stream to a file, to the byte.</summary>
internal static class RecordCommand
{
    public static Command Create(CliContext context, SessionOptions session)
    {
        var file = new Argument<string>("file") { Description = context.Say("the recording, such as today.jsonl.gz", "기록 파일: today.jsonl.gz") };
        var codes = new Argument<string[]>("code") { Arity = ArgumentArity.OneOrMore, Description = context.Say("stock codes: 005930, on NXT 005930_NX, on all exchanges 005930_AL", "종목코드: 005930, NXT 는 005930_NX, 통합은 005930_AL") };
        var seconds = TextOptions.Create("--seconds", "N", context.Say("ends so many seconds after it was registered", "등록하고 N초 후 종료"));
        var append = new Option<bool>("--append") { Description = context.Say("adds to a recording that is there", "이미 있는 기록에 이어서 저장") };
        var command = new Command("record", context.Say("Records a stream, for kiwoom replay", "실시간 시세 기록")) { file, codes, seconds, append };
        command.SetAction(async (result, cancellation) =>
        {
            var stocks = result.GetRequiredValue(codes).Select(StockCode.FromString).ToArray();
            var limit = TextOptions.Number(result, seconds, context, 1, 86_400);
            await CheckAsync(result.GetRequiredValue(file), result.GetValue(append), context, cancellation);
            var messages = 0L;
            var (isNew, isRefused) = (!File.Exists(result.GetRequiredValue(file)), false);
            var recorder = Recorder.ToFile(result.GetRequiredValue(file));
            try
            {
                await using var open = await Session.OpenAsync(session.Read(result, context), context, cancellation, recorder);
                await StockQuotes.StartAsync(open, stocks, context, cancellation);
                context.Tell("recording; Ctrl+C ends it", "기록 중; Ctrl+C 로 종료");
                var stream = open.Client.Realtime.Merge(
                    [open.Client.Realtime.StockTrades(stocks), open.Client.Realtime.OrderBooks(stocks)], new StreamOptions { Overflow = StreamOverflow.DropOldest });
                await stream.StartAsync(cancellation);
                using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                if (limit is { } wait)
                {
                    ending.CancelAfter(TimeSpan.FromSeconds(wait));
                }

                await foreach (var message in stream.WithCancellation(ending.Token))
                {
                    // The recorder has written it, and answers to calls and to the registration beside.
                    messages += message is StreamGap ? 0 : 1;
                }
            }
            catch (OperationCanceledException)
            {
                // However it ends, the file is whole.
            }
            catch (CliException)
            {
                isRefused = true;
                throw;
            }
            finally
            {
                await recorder.DisposeAsync();
                if (isNew && isRefused)
                {
                    // Nothing of the market is in it.
                    File.Delete(result.GetRequiredValue(file));
                }
            }

            var written = messages.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
            context.Tell($"{written} messages of the market written", $"시세 메시지 {written}건 기록");
            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>Two recordings in one file are meant to be so, and what is no recording stays as it is.</summary>
    private static async Task CheckAsync(string path, bool mayAppend, CliContext context, CancellationToken cancellationToken)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            return;
        }

        if (!mayAppend)
        {
            throw new CliException(context.Say($"{path} is there already: give another file, or --append to add to it", $"{path} 이(가) 이미 있습니다: 다른 파일을 주거나 --append 로 이어서 저장하세요"));
        }

        var tear = await RecordingReader.FindTearAsync(path, cancellationToken);
        if (tear is { WholeLines: 0, LaterLines: 0 })
        {
            throw new CliException(context.Say($"{path} is no recording: give another file", $"{path} 은(는) 기록 파일이 아닙니다: 다른 파일을 주세요"));
        }

        if (tear is not null)
        {
            context.Error.WriteLine(CommandLineRunner.OneLine(RecordingEnd.Describe(path, tear, context)));
        }
    }
}
