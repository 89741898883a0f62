using Kiwoom.Spec.Document;

namespace Kiwoom.Spec.Tests.Document;

/// <summary>What the reader makes of single rows, descriptions and examples.</summary>
public sealed class DocumentReaderTests
{
    [TestCase("stk_cd 종목코드", "stk_cd", "종목코드", true)]
    [TestCase("prm_trde_dfrt_remn_\n\ntrnsn\n\n프로그램매매차익잔\n\n고추이", "prm_trde_dfrt_remn_trnsn", "프로그램매매차익잔고추이", true)]
    [TestCase("per PER", "per", "PER", true)]
    [TestCase("perf PERF", "perf", "PERF", false)]
    [TestCase("long_unknown_\n\nname\n\n이름", "long_unknown_name", "이름", false)]
    [TestCase("26 전일거래량대비(계약\n,주)", "26", "전일거래량대비(계약,주)", true)]
    [TestCase("851 전일 동시간 거래량\n비율", "851", "전일 동시간 거래량비율", true)]
    [TestCase("691 K.O 접근도", "691", "K.O 접근도", true)]
    public void Element_and_Korean_name_are_parted_by_the_example(string name, string wire, string korean, bool isProven)
    {
        var known = new HashSet<string> { "stk_cd", "prm_trde_dfrt_remn_trnsn", "per", "26", "851", "691" };

        Assert.That(RowName.Split(name, "", "", known), Is.EqualTo(new RowName(wire, korean, isProven)));
    }

    [TestCase("0:전체, 1:매도, 2:매수", "0 1 2")]
    [TestCase("1:KRX, 2:NXT 3.통합", "1 2 3")]
    [TestCase("0:당일, 1:전일, 5:5일, 10;10일, 20:20일", "0 1 5 10 20")]
    [TestCase("05:0.5 10:1.0, 15:1.5, 20:2.0. 25:2.5, 30:3.0", "05 10 15 20 25 30")]
    [TestCase("코스피:0, 코스닥:1", "0 1")]
    [TestCase("당일 : 1, 전일 : 2", "1 2")]
    [TestCase("KRX,NXT,SOR", "KRX NXT SOR")]
    [TestCase("%:(전체), KRX, NXT, SOR", "% KRX NXT SOR")]
    [TestCase("%:(전체),KRX:한국거래소,NXT:넥스트트레이드,SOR:최선주문 집행", "% KRX NXT SOR")]
    [TestCase("M04020000 금 99.99_1kg, M04020100 미니금 99.99_100g", "M04020000 M04020100")]
    [TestCase("P00101:코스피, P10102:코스닥", "P00101 P10102")]
    [TestCase("0:전체,1:입출금,A: 예탁담보대출입금,C:현금상환(융자,담보 상환)", "0 1 A C")]
    [TestCase("0 : 장시작전 알림(8:40~), 8 : 정규장마감(거래소 수신시 15:30 이후), a : 시간외 종가매매 시작(15:40)", "0 8 a")]
    [TestCase("CNSRREQ 고정값", "CNSRREQ")]
    [TestCase("client_credentials 입력", "client_credentials")]
    [TestCase("YYYYMMDD", "")]
    [TestCase("0~100 입력", "")]
    [TestCase("001:종합(KOSPI), 701: KRX100 나머지 ※ 업종코드 참고", "")]
    [TestCase("거래소별 종목코드 (KRX:039490,NXT:039490_NX,SOR:039490_AL)", "")]
    [TestCase("3자리, 영웅문4 0273화면참조 (교보:001, 신한금융투자:002, ,,,)", "")]
    [TestCase("N:공란,Y:회사한도 초과", "")]
    [TestCase("100000000 주 이하, 거래량구분이 1일때만 입력(공백허용)", "")]
    public void Codes_of_a_description_are_read(string description, string codes) =>
        Assert.That(string.Join(' ', DocumentCodes.Read(description).Select(code => code.Wire)), Is.EqualTo(codes));

    [Test]
    public void Labels_are_read() =>
        Assert.That(DocumentCodes.Read("0:전체, 1:1천원 ~ 2천원, 3.통합").Select(code => code.Label), Is.EqualTo(new[] { "전체", "1천원 ~ 2천원", "통합" }));

    [Test]
    public void Examples_with_single_quotes_comments_and_broken_lines_are_read()
    {
        var objects = DocumentExample.Read("#요청\n{\n  'trnm': 'REG',\n  'return_code': 0\n}\n#실시간\n{ \"data\": [ { \"name\": \"삼성\n전자\", } ] }");

        Assert.That(objects!.Select(item => item.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })), Is.EqualTo(new[] { """{"trnm":"REG","return_code":0}""", """{"data":[{"name":"삼성전자"}]}""" }));
    }

    [TestCase("{ \"a\": \"1\", \"a\": \"2\" }")]
    [TestCase("{ \"a\": [ }")]
    [TestCase("{ \"a\": \"1\"")]
    public void Example_that_is_no_JSON_is_not_made_up(string example) => Assert.That(DocumentExample.Read(example), Is.Null);

    private const string Sheet = """
        # 견본잔고(ka90006)

        | ◀ API 리스트 이동 | Unnamed: 1 | Unnamed: 2 | Unnamed: 3 | Unnamed: 4 | Unnamed: 5 | Unnamed: 6 |
        | --- | --- | --- | --- | --- | --- | --- |
        | API 정보 |  |  |  |  |  |  |
        | 메뉴 위치 |  | 국내주식 > 시세 > 견본잔고(ka90006) |  |  |  |  |
        | API 명 |  | 견본잔고 |  |  |  |  |
        | API ID |  | ka90006 |  |  |  |  |
        | URL |  | /api/dostk/mrkcond |  |  |  |  |
        | 개요 |  |  |  |  |  |  |
        | Request |  |  |  |  |  |  |
        | 구분 | Element | 한글명 | Type | Required | Length | Description |
        | Header | api-id | TR명 | String | Y | 10 |  |
        |  | authorization | 접근토큰 | String | Y | 1000 | 토큰
         예) Bearer Egicyx... |
        | Body | date | 날짜 | String | Y | 8 | YYYYMMDD |
        |  | stex_tp | 거래소구분 | String | N |  | 1:KRX, 2:NXT
        3.통합 |
        | Response |  |  |  |  |  |  |
        | 구분 | Element | 한글명 | Type | Required | Length | Description |
        | Body | per | PER | LIST | N |  |  |
        |  | - dt | 일자 | String | N | 20 |  |
        |  | - - eps | EPS | String | N | 20 |  |
        | Request Example |  |  |  |  |  |  |
        | {
            "date": "20241125"
        } |  |  |  |  |  |  |
        | Response Example |  |  |  |  |  |  |
        | {
            "per": [ { "dt": "20241125" } ]
        } |  |  |  |  |  |  |
        """;

    [Test]
    public void Sheet_of_the_workbook_is_read_cell_by_cell()
    {
        var document = DocumentText.Read(Sheet)!;
        var endpoint = document.Endpoints.Single();

        Assert.That(document.IsPart);
        Assert.That((endpoint.ApiId, endpoint.Name, endpoint.Path, endpoint.Menu), Is.EqualTo(("ka90006", "견본잔고", "/api/dostk/mrkcond", "국내주식 > 시세")));
        Assert.That(
            endpoint.Request.Concat(endpoint.Response).Select(row => (row.Depth, row.Wire, row.Korean, row.Type, row.Required, row.Length, row.Description, row.IsProven)),
            Is.EqualTo(new[]
            {
                (0, "date", "날짜", "String", "Y", 8, "YYYYMMDD", true),
                (0, "stex_tp", "거래소구분", "String", "N", 0, "1:KRX, 2:NXT 3.통합", true),
                (0, "per", "PER", "LIST", "N", 0, "", true),
                (1, "dt", "일자", "String", "N", 20, "", true),
                (2, "eps", "EPS", "String", "N", 20, "", true),
            }));
        Assert.That(DocumentExample.Read(endpoint.RequestExample)!.Single()["date"]!.ToString(), Is.EqualTo("20241125"));
        Assert.That(DocumentExample.Read(endpoint.ResponseExample), Has.Count.EqualTo(1));
    }
}
