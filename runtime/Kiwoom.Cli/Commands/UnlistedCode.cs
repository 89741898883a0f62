using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Commands;

/// <summary>What is known of a code that refusals print and the list of error codes lacks: categories, and codes of rejections that nobody has published.</summary>
internal static class UnlistedCode
{
    private const string Rejection = "RC";
    private const string OfRejections = "2000";

    /// <summary>What it says; null where nothing is known.</summary>
    public static string? Explain(string code, CliContext context)
    {
        if (code == OfRejections)
        {
            return context.Say(
                "2000  a category and no reason: the code in round brackets behind it tells why, as in [2000](RC4058:…); ask for that one",
                "2000  사유가 아니라 분류입니다: 뒤의 괄호 안 코드가 사유입니다 ([2000](RC4058:…)); 그 코드를 조회하세요");
        }

        if (code.Length > Rejection.Length && code.StartsWith(Rejection, StringComparison.Ordinal) && code.AsSpan(Rejection.Length).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return context.Say(
                $"{code}  is the server's own and in no published list: the words behind it in the refusal tell why. An order that was refused with it does not exist",
                $"{code}  서버의 코드이며 공개된 목록에 없습니다: 오류 메시지의 설명이 사유입니다. 이 코드로 거부된 주문은 존재하지 않습니다");
        }

        // As spec/return-codes.yaml has them.
        return code switch
        {
            "0" => context.Say("return_code 0  done", "return_code 0  정상"),
            "1" => Category(context.Say("the request is not served at its address", "요청한 주소에서 제공하지 않는 요청")),
            "2" => Category(context.Say("an element of the request is missing or wrong", "요청 값이 없거나 잘못됨")),
            "3" => Category(context.Say("keys or token are not accepted", "키 또는 토큰 인증 실패")),
            "5" => Category(context.Say("too many requests", "요청 개수 초과")),
            "20" => Category(context.Say("a query found nothing, or an order was rejected", "조회 결과 없음 또는 주문 거부")),
            _ => null,
        };

        string Category(string words) => context.Say($"return_code {code}  {words}: the code in brackets in the refusal's words tells more", $"return_code {code}  {words}: 오류 메시지의 괄호 안 코드가 자세한 사유입니다");
    }
}
