using System.Globalization;
using System.Text;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>The guide to errors: every code with what to do, in both languages, from the code tables.</summary>
internal static class ErrorsGuide
{
    private static readonly Dictionary<ErrorCategory, (string Exception, string Meaning, string Korean)> Categories = new()
    {
        [ErrorCategory.Server] = ("KiwoomServerException", "The server failed, or gave a code that nobody has listed.", "서버 오류이거나 알려지지 않은 코드입니다."),
        [ErrorCategory.InvalidRequest] = ("KiwoomInvalidRequestException", "The request is malformed: a header, element or address is wrong.", "요청의 헤더, 항목 또는 주소가 잘못되었습니다."),
        [ErrorCategory.Authentication] = ("KiwoomAuthenticationException", "The key, the token or the terminal is not accepted.", "앱키, 토큰 또는 단말기가 인증되지 않았습니다."),
        [ErrorCategory.RateLimit] = ("KiwoomRateLimitException", "Too many requests.", "요청이 너무 많습니다."),
        [ErrorCategory.NotFound] = ("KiwoomNotFoundException", "The stock or market does not exist.", "종목 또는 시장이 없습니다."),
        [ErrorCategory.EnvironmentMismatch] = ("KiwoomEnvironmentMismatchException", "The key or token belongs to the other environment.", "앱키 또는 토큰이 다른 환경(실전/모의)의 것입니다."),
        [ErrorCategory.NotServed] = ("KiwoomNotServedException", "The server does not serve the call: not here, or not to this customer.", "이 환경 또는 이 고객에게 제공되지 않는 서비스입니다."),
        [ErrorCategory.OrderRejected] = ("KiwoomOrderRejectedException", "An order breaks a rule of the exchange or the account. It does not exist.", "거래소 또는 계좌의 규칙에 어긋나 거부된 주문입니다. 주문은 존재하지 않습니다."),
        [ErrorCategory.Session] = ("KiwoomSessionReplacedException, or a notice", "A notice about the realtime session, which may end with it.", "실시간 접속에 관한 알림입니다. 접속이 끝날 수 있습니다."),
    };

    private static readonly Dictionary<string, (string English, string Korean)> ReturnMeanings = new(StringComparer.Ordinal)
    {
        ["success"] = ("What was asked has been done.", "요청이 처리되었습니다."),
        ["nothingFound"] = ("A query found nothing, which is an empty answer and no error; an order was rejected.", "조회 결과가 없습니다(오류가 아님). 주문이면 거부되었습니다."),
        ["invalidRequest"] = ("The request is malformed.", "요청이 잘못되었습니다."),
        ["authentication"] = ("The key, the token or the terminal is not accepted.", "인증에 실패했습니다."),
        ["rateLimit"] = ("Too many requests.", "요청이 너무 많습니다."),
    };

    public static string Write()
    {
        var page = new StringBuilder("""
            # Errors and what to do · 오류와 대처

            Generated from `spec/errors.yaml` and `spec/return-codes.yaml` by `dotnet test`; do not edit.

            The code stands in the server's words (`[8005:Token이 유효하지 않습니다]`); `return_code` is only a category. A `KiwoomApiException` has the code as
            `ErrorCode`, what to do as `Help` and `KoreanHelp`; `KiwoomCatalog.FindError("8005")` has the same without a call.
            *Repeat* says whether a call that reads may be repeated, and *orders* whether an order may: the client does both by itself where it is safe, so what reaches
            your code has been repeated already. *Source* says where the code was read.

            코드는 서버 메시지 안에 있습니다(`[8005:…]`). `return_code`는 분류일 뿐입니다. `KiwoomApiException`의 `ErrorCode`가 그 코드이고 `KoreanHelp`가 대처입니다.
            *repeat*는 조회를, *orders*는 주문을 다시 보내도 되는지입니다. `Never` 안 됨, `Later` 잠시 뒤, `NewToken` 새 토큰으로, `Choice` 사용자의 선택, `Safe` 안전. 안전한 재시도는 클라이언트가
            이미 했으므로, 예외를 받은 뒤 같은 요청을 그대로 다시 보낼 필요가 없습니다. *source*는 코드의 출처입니다.

            ```csharp
            using Kiwoom.Catalog;

            foreach (var error in KiwoomCatalog.ErrorCodes.Where(error => error.Category == ErrorCategory.RateLimit))
            {
                Console.WriteLine($"{error.Code}: {error.Help} {error.KoreanHelp}");
            }
            ```

            """.ReplaceLineEndings("\n"));
        foreach (var category in KiwoomCatalog.ErrorCodes.GroupBy(error => error.Category).OrderBy(group => group.Key))
        {
            var (exception, meaning, korean) = Categories[category.Key];
            page.Append(CultureInfo.InvariantCulture, $"\n## {category.Key}: {exception}\n{meaning} {korean}\n\n| code | the server's words | what to do | 대처 | repeat | orders | source |\n|---|---|---|---|---|---|---|\n");
            foreach (var error in category.OrderBy(error => error.Code, StringComparer.Ordinal))
            {
                var socket = error.IsOverSocket ? ", over the socket" : "";
                page.Append(CultureInfo.InvariantCulture, $"| {error.Code} | {Cell(error.Message)} | {Cell(error.Help)} | {Cell(error.KoreanHelp)} | {error.Repeat} | {error.OrderRepeat} | {error.Origin}{socket} |\n");
            }
        }

        page.Append("\n## return_code\nWhat it says where no code in the words says more. 메시지에 코드가 없을 때만 의미가 있습니다.\n\n| return_code | meaning | 의미 |\n|---|---|---|\n");
        foreach (var (code, meaning) in ReturnCodes())
        {
            page.Append(CultureInfo.InvariantCulture, $"| {code} | {ReturnMeanings[meaning].English} | {ReturnMeanings[meaning].Korean} |\n");
        }

        return page.Append("\nA code that is not there says nothing, and its answer is a refusal.\n").ToString();
    }

    private static IEnumerable<(string Code, string Meaning)> ReturnCodes() => File.ReadLines(Path.Combine(SpecFiles.Folder, "return-codes.yaml"))
        .Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]))
        .Select(line => line.Split('#')[0].Split(':', StringSplitOptions.TrimEntries))
        .Select(parts => (parts[0], parts[1]));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
