using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Output;
using Kiwoom.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kiwoom.Cli.Commands;

/// <summary><c>kiwoom relay status</c>: who holds what of an app key that processes share over Redis. It asks Redis alone and changes nothing.</summary>
internal static class RelayCommand
{
    private const string Variable = "KIWOOM_REDIS";
    private const string DefaultRedis = "localhost:6379";

    public static Command Create(CliContext context, SessionOptions session) => new("relay", context.Say("Processes that share an app key over Redis: status", "Redis로 앱키를 공유하는 프로세스: status"))
    {
        CreateStatus(context, session),
    };

    private static Command CreateStatus(CliContext context, SessionOptions session)
    {
        var redis = TextOptions.Create("--redis", "HOST:PORT", context.Say($"where Redis is (default: {Variable}, or {DefaultRedis}); a password goes into {Variable}", $"Redis 주소 (기본: {Variable} 또는 {DefaultRedis}); 비밀번호는 {Variable} 에"));
        var prefix = TextOptions.Create("--prefix", "TEXT", context.Say("what the names of its keys begin with (default: kiwoom)", "키 이름의 앞부분 (기본: kiwoom)"));
        var format = TextOptions.Create("--format", "FORMAT", "table, json");
        var status = new Command("status", context.Say("Who holds the connection, who wants what, what is in doubt", "연결을 가진 프로세스, 등록, 불확실한 주문")) { redis, prefix, format };
        status.SetAction(async (result, cancellation) =>
        {
            var isJson = AnswerWriters.IsJson(result.GetValue(format), context);
            var options = new KiwoomRedisOptions
            {
                Configuration = ConfigurationOf(result.GetValue(redis), context),
                KeyPrefix = result.GetValue(prefix) ?? "kiwoom",
                SharesToken = false,
                SharesLimits = false,
                SharesStreams = false,
            };
            return await RunAsync(session.Read(result, context), options, isJson, context, cancellation);
        });
        return status;
    }

    private static string ConfigurationOf(string? option, CliContext context)
    {
        if (option?.Contains("password", StringComparison.OrdinalIgnoreCase) == true)
        {
            // Others read arguments in the list of processes, and a shell remembers them.
            throw new CliException(context.Say($"a password is no argument: put the whole configuration into {Variable}", $"비밀번호는 인수로 주지 마세요: 전체 설정을 {Variable} 에 넣으세요"));
        }

        return option ?? (context.Variable(Variable) is { Length: > 0 } configured ? configured : DefaultRedis);
    }

    private static async Task<int> RunAsync(Settings settings, KiwoomRedisOptions redis, bool isJson, CliContext context, CancellationToken cancellationToken)
    {
        var environment = Session.FindEnvironment(settings, context) ?? throw new CliException(context.Say(
            "no simulator of `kiwoom simulate` runs: name the server as your programs do, with --env mock or --env http://127.0.0.1:PORT", "`kiwoom simulate` 로 실행 중인 시뮬레이터가 없습니다: 프로그램이 쓰는 서버를 --env mock 또는 --env http://127.0.0.1:PORT 로 지정하세요"));
        var keys = Keys.Require(settings, context);
        new KiwoomOptions { Environment = environment, AppKey = keys.AppKey, SecretKey = keys.SecretKey }.UseRedis(redis, out var shared);
        await using (shared)
        {
            try
            {
                var status = await shared.GetStatusAsync(cancellationToken);
                var health = await new KiwoomRedisHealthCheck(shared).CheckHealthAsync(new HealthCheckContext(), cancellationToken);
                if (isJson)
                {
                    context.Output.WriteLine(JsonAnswerWriter.Write(writer => Write(writer, status, health)));
                }
                else
                {
                    Show(environment, status, health, context);
                }

                return health.Status == HealthStatus.Healthy ? ExitCodes.Success : ExitCodes.Found;
            }
            catch (RedisUnavailableException e)
            {
                throw new CliException($"{e.Message} ({(redis.Configuration.Contains(',', StringComparison.Ordinal) ? Variable : redis.Configuration)})", ExitCodes.NotReached);
            }
            catch (ArgumentException)
            {
                // Its words would repeat the configuration, which may hold a password.
                throw new CliException(context.Say("that is no configuration of Redis: give host:port", "Redis 설정이 아닙니다: host:port 를 주세요"));
            }
        }
    }

    private static void Show(KiwoomEnvironment environment, RelayStatus status, HealthCheckResult health, CliContext context)
    {
        var nobody = status.Processes.Count > 0 ? "" : context.Say(": no process shares this app key there", ": 이 앱키를 공유하는 프로세스가 없습니다");
        Line("server", "서버", environment + nobody);
        Line("state", "상태", health.Description is { } words ? $"{health.Status}: {words}" : health.Status.ToString());
        Line("holder", "보유", status.Holder is { } holder ? $"{(holder.Name.Length > 0 ? holder.Name : holder.Id)}, {Left(status, context)}" : context.Say("nobody", "없음"));
        if (status.EndedBecause is { } reason)
        {
            Line("ended", "종료", reason);
        }

        Line("last message", "최근 메시지", Time(status.LastMessageAt) ?? "-");
        Line("registered", "등록", status.Registered.ToString(CultureInfo.InvariantCulture));
        Line("orders in doubt", "불확실한 주문", status.OrdersInDoubt.ToString(CultureInfo.InvariantCulture));
        foreach (var (route, refusal) in status.Refused.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Line("refused", "거부", $"{route} {refusal}");
        }

        if (status.Processes.Count > 0)
        {
            var grid = new Grid();
            grid.AddColumn(context.Say("process", "프로세스"));
            grid.AddColumn(context.Say("wants", "요청"), isNumber: true);
            grid.AddColumn(context.Say("seen at", "최근 확인"));
            foreach (var process in status.Processes.OrderBy(process => process.Name, StringComparer.Ordinal))
            {
                grid.AddRow(process.Name, process.Wanted.ToString(CultureInfo.InvariantCulture), Time(process.SeenAt) ?? "-");
            }

            grid.Write(context);
        }

        void Line(string english, string korean, string value) => context.Output.WriteLine($"{Cells.PadRight(context.Say(english, korean), 16)}  {CommandLineRunner.OneLine(value)}");
    }

    private static string Left(RelayStatus status, CliContext context)
    {
        var seconds = (status.LeaseLeft ?? TimeSpan.Zero).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return context.Say($"for {seconds} s more unless it renews", $"갱신하지 않으면 {seconds}초 후 만료");
    }

    /// <summary>A time as clocks in Korea show it; null for none.</summary>
    private static string? Time(DateTimeOffset? time) => time is { } at && at != default ? at.ToOffset(KoreanTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null;

    private static void Write(Utf8JsonWriter writer, RelayStatus status, HealthCheckResult health)
    {
        writer.WriteStartObject();
        writer.WriteString("state", health.Status.ToString());
        writer.WriteString("problem", health.Description);
        writer.WritePropertyName("holder");
        Write(writer, status.Holder);
        writer.WriteNumber("fence", status.Fence);
        WriteNumber(writer, "leaseLeftSeconds", status.LeaseLeft?.TotalSeconds);
        WriteTime(writer, "lastMessageAt", status.LastMessageAt);
        writer.WriteString("endedBecause", status.EndedBecause);
        writer.WriteNumber("registered", status.Registered);
        writer.WriteStartObject("refused");
        foreach (var (route, reason) in status.Refused)
        {
            writer.WriteString(route, reason);
        }

        writer.WriteEndObject();
        writer.WriteNumber("ordersInDoubt", status.OrdersInDoubt);
        writer.WriteStartArray("processes");
        foreach (var process in status.Processes)
        {
            Write(writer, process);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RelayProcess? process)
    {
        if (process is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("id", process.Id);
        writer.WriteString("name", process.Name);
        WriteTime(writer, "seenAt", process.SeenAt == default ? null : process.SeenAt);
        writer.WriteNumber("wanted", process.Wanted);
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time) => writer.WriteString(name, time?.ToString("O", CultureInfo.InvariantCulture));

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
