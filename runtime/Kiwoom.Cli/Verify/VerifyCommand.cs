using System.CommandLine;
using System.Globalization;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Verify;

/// <summary><c>kiwoom verify</c>: proves the spec on a server, reading alone. It sends no order.</summary>
internal static class VerifyCommand
{
    private const int DefaultSeconds = 20;

    public static Command Create(CliContext context, SessionOptions session)
    {
        var ids = new Argument<string[]>("id") { Arity = ArgumentArity.ZeroOrMore, Description = context.Say("only these ids and realtime types", "이 id만") };
        var file = TextOptions.Create("--out", "FILE", context.Say("the report (default: kiwoom-verify.md)", "보고서 (기본: kiwoom-verify.md)"));
        var code = TextOptions.Create("--code", "CODE", context.Say("the stock that is asked for (default: 005930)", "조회할 종목 (기본: 005930)"));
        var seconds = TextOptions.Create("--realtime-seconds", "N", context.Say("how long realtime types are followed (default: 20; 0: not)", "실시간 확인 시간 (기본 20, 0: 안 함)"));
        var command = new Command("verify", context.Say("Compares a server with the spec, reading alone; writes a report without account, name or amount", "서버와 명세 비교 (조회만); 계좌·이름·금액 없는 보고서 작성"))
        {
            ids, file, code, seconds,
        };
        command.SetAction(async (result, cancellation) =>
        {
            var path = result.GetValue(file) ?? "kiwoom-verify.md";
            var stock = StockCode.FromString(result.GetValue(code) ?? "005930");
            var duration = TextOptions.Number(result, seconds, context, 0, 3_600) ?? DefaultSeconds;
            var settings = session.Read(result, context);
            var wanted = result.GetValue(ids) ?? [];
            var only = wanted.Select(name => EndpointArgument(name, context)).ToList();
            var report = await RunAsync(settings, path, stock, duration, only, context, cancellation);
            var (differences, known) = (report.Counted.Count.ToString(CultureInfo.InvariantCulture), report.Known.Count.ToString(CultureInfo.InvariantCulture));
            var without = report.IsSimulator && report.Known.Count > 0;
            context.Tell(
                $"{differences} differences{(without ? $", and {known} that are known of the document's examples" : "")}; the report is {path}",
                $"차이 {differences}건{(without ? $" (문서 예제의 알려진 차이 {known}건 제외)" : "")}; 보고서 {path}");
            if (report.Silent.Count > 0)
            {
                var silent = report.Silent.Count.ToString(CultureInfo.InvariantCulture);
                context.Tell(
                    $"of {silent} realtime types no message came: nothing is known of them; follow them while the market trades, with --realtime-seconds",
                    $"실시간 {silent}종은 메시지가 오지 않아 확인하지 못했습니다; 장중에 --realtime-seconds 로 다시 확인하세요");
            }

            return report.Counted.Count == 0 ? ExitCodes.Success : ExitCodes.Found;
        });
        return command;
    }

    private static async Task<VerifyReport> RunAsync(
        Settings settings, string path, StockCode stock, int seconds, List<EndpointInfo> only, CliContext context, CancellationToken cancellationToken)
    {
        await using var open = await Session.OpenAsync(settings, context, cancellationToken, isQuiet: true);
        var state = OpenState(path + ".state.json", open, context);
        var queries = KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Query && (only.Count == 0 || only.Contains(endpoint))).ToList();
        await new Verifier(open, state, context).RunAsync(queries, stock, cancellationToken);
        var types = RealtimeVerifier.Types.Where(type => only.Count == 0 || only.Contains(type)).ToList();
        if (seconds > 0 && types.Count > 0)
        {
            await new RealtimeVerifier(open, state, context).RunAsync(types, stock, TimeSpan.FromSeconds(seconds), cancellationToken);
        }

        var answered = only.Count > 0 ? null : queries.Find(query => state.Done.TryGetValue(query.ApiId, out var differences) && differences.Count == 0 && query.Request is [{ Name: "StockCode" }]);
        var limits = answered is null ? null : await new LimitProbe(open, context).RunAsync(answered, stock, cancellationToken);
        var report = new VerifyReport(state, settings.Kind == ServerKind.Simulator, limits);
        await File.WriteAllTextAsync(path, report.Write(KoreanTime.Today(context.Clock)), cancellationToken);
        state.Delete();
        return report;
    }

    private static VerifyState OpenState(string path, Session session, CliContext context)
    {
        try
        {
            // A simulator of the run's own is the same everywhere; its port is another one each time.
            return VerifyState.Open(path, session.Environment.Name, session.IsOwnSimulator ? session.Environment.Name : session.Environment.ToString());
        }
        catch (FormatException)
        {
            throw new CliException(context.Say(
                $"the run cannot be resumed: {path} was changed since; delete it and begin again",
                $"이어서 실행할 수 없습니다: {path} 이(가) 바뀌었습니다; 지우고 다시 시작하세요"));
        }
    }

    private static EndpointInfo EndpointArgument(string name, CliContext context) =>
        KiwoomCatalog.Find(name) is { Kind: EndpointKind.Query or EndpointKind.Realtime } endpoint
            ? endpoint
            : throw new CliException(context.Say($"'{name}' is no query and no realtime type", $"'{name}' 은(는) 조회나 실시간 항목이 아닙니다"));
}
