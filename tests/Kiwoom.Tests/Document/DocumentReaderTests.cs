using Kiwoom.DocumentCheck;
using Kiwoom.Spec.Document;

namespace Kiwoom.Tests.Document;

/// <summary>The reader of the document's text, on a text that wraps and breaks as the document's does.</summary>
[TestFixture]
public sealed class DocumentReaderTests
{
    private const string Text = """
        1 ka00001 계좌번호조회 국내주식 계좌 10

        API 정보

        API 명 계좌번호조회

        API ID ka00001

        URL /api/dostk/acnt

        Request

        구분 Element 한글명 Type Require

        d Length Description

        Header api-id TR명 String Y 10

        Body stk_cd 종목코드 String Y 20 거래소별 종목코드

        (KRX:039490,NXT:039490_NX,SOR:039490_AL)

        Body qry_tp 조회구분 String N 1:합산, 2:개별

        Response

        구분 Element 한글명 Type Require

        d Length Description

        Body prm_trde_dfrt_remn_

        trnsn

        프로그램매매차익잔

        고추이 LIST N

        Body -

        pred_trde_qty_pre_rt 전일거래량대비율 String N 20

        Body - - 9001 종목코드 String N

        Body - crd_rem 신용 String N 20

        10 / 528

         Response

        구분 Element 한글명 Type Require

        d Length Description

        n_rt

        잔고율

        Body acctNo 계좌번호 String N 20

        Request Example

        {}

        No, 오류코드 오류메시지

        1 1501 API ID가 Null이거나 값이 없습니다

        2 1504 해당 URI에서는 지원하는

        API ID가 아닙니다
        """;

    private static DocumentEndpoint Endpoint => DocumentReader.ReadEndpoints(Text).Single();

    [Test]
    public void Id_name_and_address_are_read() =>
        Assert.That((Endpoint.ApiId, Endpoint.Name, Endpoint.Path), Is.EqualTo(("ka00001", "계좌번호조회", "/api/dostk/acnt")));

    [Test]
    public void Required_and_length_are_read_and_a_description_is_not_a_length() =>
        Assert.That(
            Endpoint.Request.Select(row => (row.NameAndKorean, row.Required, row.Length)),
            Is.EqualTo(new[] { ("stk_cd종목코드", "Y", 20), ("qry_tp조회구분", "N", 0) }));

    [Test]
    public void Wrapped_names_and_names_cut_by_a_page_are_whole_again() =>
        Assert.That(
            Endpoint.Response.Select(row => (row.Depth, row.NameAndKorean, row.Type)),
            Is.EqualTo(new[]
            {
                (0, "prm_trde_dfrt_remn_trnsn프로그램매매차익잔고추이", "LIST"),
                (1, "pred_trde_qty_pre_rt전일거래량대비율", "String"),
                (2, "9001종목코드", "String"),
                (1, "crd_remn_rt신용잔고율", "String"),
                (0, "acctNo계좌번호", "String"),
            }));

    [Test]
    public void Error_messages_are_joined_over_lines() =>
        Assert.That(DocumentReader.ReadErrors(Text)[1504], Is.EqualTo("해당 URI에서는 지원하는 API ID가 아닙니다"));

    [Test]
    public void Every_kind_of_difference_is_found()
    {
        var report = CatalogueComparer.Compare(DocumentReader.ReadEndpoints(Text), DocumentReader.ReadContents(Text), DocumentReader.ReadErrors(Text));

        Assert.Multiple(() =>
        {
            Assert.That(report.Unexplained, Has.Some.Contains("'stk_cd종목코드' is in the request table, not in the descriptor"));
            Assert.That(report.Unexplained, Has.Some.Contains("'prm_trde_dfrt_remn_trnsn프로그램매매차익잔고추이' is in the response table"));
            Assert.That(report.Unexplained, Has.Some.EqualTo("ka10004: in the catalogue, not in the document"));
            Assert.That(report.Unexplained, Has.Some.StartsWith("error 1504: the message is"));
            Assert.That(report.Unexplained, Has.Some.EqualTo("error 8005: not in the document"));
            Assert.That(report.Unexplained, Has.None.Contains("'acctNo"));
            Assert.That(report.Summary, Does.StartWith("1 of 1 ids, 2 request and 5 response elements"));
        });
    }
}
