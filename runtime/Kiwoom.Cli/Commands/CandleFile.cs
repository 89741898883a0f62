using System.Globalization;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Cli.Output;

namespace Kiwoom.Cli.Commands;

/// <summary>
/// A file of candles beside which stands, as long as it is not whole, where it goes on (<c>FILE.resume.json</c>). A run with the same arguments continues with the same
/// base day; one with others would mix prices that cannot be compared, and is refused.
/// </summary>
internal static class CandleFile
{
    public static async Task<int> WriteAsync(Session session, string code, CandleRequest request, string path, CliContext context, CancellationToken cancellationToken)
    {
        var notes = path + ".resume.json";
        var identity = $"StockCode {code} {request.Identity} {session.Environment.Name}";
        var resume = Resume.Read(notes, path, context);
        if (resume is not null && resume.Identity != identity)
        {
            throw new CliException(context.Say(
                $"{path} is unfinished with other arguments ({resume.Identity}): give those again, --to too, or another file",
                $"{path} 은(는) 다른 조건({resume.Identity})으로 중단된 파일입니다: 같은 조건(--to 포함)이나 다른 파일을 쓰세요"));
        }

        // A run that failed before its first row leaves an empty file.
        if (resume is null && new FileInfo(path) is { Exists: true, Length: > 0 })
        {
            throw new CliException(context.Say($"{path} is there already and whole: give another file", $"{path} 이(가) 이미 있습니다: 다른 파일을 쓰세요"));
        }

        if (resume is { Length: > 0 } && !(new FileInfo(path) is { Exists: true } rest && rest.Length >= resume.Length))
        {
            // The length that is missing would become zero bytes.
            throw Damaged(path, notes, context);
        }

        var endpoint = request.Interval.Endpoint;
        var range = request.Range;
        var rows = resume?.Rows ?? 0;

        // The first page comes before the file, and so does the note: a file without one is whole.
        var page = await ReadAsync(resume is { Key.Length: > 0 } ? new Continuation(endpoint.ApiId, resume.Key) : null);
        (resume ?? new Resume(identity, "", 0, 0)).Write(notes);
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write);

        // What was written behind the last note is of a page that is read again.
        file.SetLength(resume?.Length ?? 0);
        file.Seek(0, SeekOrigin.End);
        await using var output = new StreamWriter(file);
        var writer = new CsvAnswerWriter(output, hasHeading: resume is not { Length: > 0 }, new CodeColumn { Code = code });
        for (var pages = 1; ; pages++)
        {
            var wanted = range.RowsOf(page, rows);
            rows += wanted.Count;
            await writer.WriteAsync(page, wanted);
            await output.FlushAsync(cancellationToken);
            if (page.Continuation is not { } continuation || range.IsDone(page) || !range.GoesOn(pages, rows))
            {
                break;
            }

            new Resume(identity, continuation.NextKey, file.Position, rows).Write(notes);
            page = await ReadAsync(continuation);
        }

        File.Delete(notes);
        var count = rows.ToString("N0", CultureInfo.InvariantCulture);
        var about = request.AboutPrices(session, context) is { } prices ? $"; {prices}" : "";
        context.Error.WriteLine(context.Say($"{count} candles in {path}{about}", $"{path} 에 {count}개 저장{about}"));
        return ExitCodes.Success;

        async Task<CatalogAnswer> ReadAsync(Continuation? from)
        {
            var read = await session.Caller.CallAsync(endpoint, request.Arguments(code), from, cancellationToken);
            await StockQuotes.RequireKnownAsync(session, read, request.Arguments(code), context, cancellationToken);
            return read;
        }
    }

    private static CliException Damaged(string path, string notes, CliContext context) => new(context.Say(
        $"{path} cannot be resumed: it or {notes} was changed since; delete both and begin again",
        $"{path} 을(를) 이어받을 수 없습니다: 파일이나 {notes} 이(가) 바뀌었습니다; 둘 다 지우고 다시 시작하세요"));

    private sealed record Resume(string Identity, string Key, long Length, int Rows)
    {
        public static Resume? Read(string notes, string path, CliContext context)
        {
            if (!File.Exists(notes))
            {
                return null;
            }

            try
            {
                using var json = JsonDocument.Parse(File.ReadAllBytes(notes));
                var root = json.RootElement;
                return new Resume(root.GetProperty("identity").GetString()!, root.GetProperty("key").GetString()!, root.GetProperty("length").GetInt64(), root.GetProperty("rows").GetInt32());
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                throw Damaged(path, notes, context);
            }
        }

        public void Write(string path) => File.WriteAllText(path, JsonAnswerWriter.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("identity", Identity);
            writer.WriteString("key", Key);
            writer.WriteNumber("length", Length);
            writer.WriteNumber("rows", Rows);
            writer.WriteEndObject();
        }));
    }
}
