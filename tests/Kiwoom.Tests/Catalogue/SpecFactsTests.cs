using System.Text;
using Kiwoom.Catalog;
using Kiwoom.Endpoints;

namespace Kiwoom.Tests.Catalogue;

/// <summary>Facts of the API by which the client acts, and which stand in the spec: a change of one there is a change of what the client does.</summary>
internal sealed class SpecFactsTests
{
    private static IEnumerable<RealtimeType> Types => KiwoomCatalog.Endpoints
        .Where(endpoint => endpoint.Values.Count > 0)
        .Select(endpoint => RealtimeTypes.Find(Encoding.ASCII.GetBytes(endpoint.Kind == EndpointKind.Realtime ? endpoint.ApiId : ConditionSubscriptionEndpoint.Messages.Name))!);

    [Test]
    public void Executions_balances_and_matches_are_never_dropped() =>
        Assert.That(Types.Where(type => type.IsLossless).Select(type => type.Name), Is.EquivalentTo(["00", "02", "04"]));

    [Test]
    public void Matches_alone_are_known_by_a_value()
    {
        var condition = Types.Single(type => type.IsCondition);

        Assert.That(condition.Name, Is.EqualTo("02"));
        Assert.That(Encoding.ASCII.GetString(condition.ItemElement), Is.EqualTo("841"));
    }

    [TestCase(0, "Success")]
    [TestCase(1, "InvalidRequest")]
    [TestCase(2, "InvalidRequest")]
    [TestCase(3, "Authentication")]
    [TestCase(5, "RateLimit")]
    [TestCase(20, "NothingFound")]
    [TestCase(4, "Unknown")]
    [TestCase(-1, "Unknown")]
    [TestCase(null, "Unknown")]
    public void Return_code_says(int? code, string meaning) => Assert.That(ReturnCodes.MeaningOf(code).ToString(), Is.EqualTo(meaning));

    [Test]
    public void Error_codes_that_the_client_acts_by_are_three() =>
        Assert.That(
            KiwoomCatalog.ErrorCodes.Where(error => error.Meaning != ErrorMeaning.None).Select(error => (error.Code, error.Meaning)),
            Is.EqualTo(new[] { ("1701", ErrorMeaning.LimitOfAll), ("1702", ErrorMeaning.LimitOfGroup), ("R10001", ErrorMeaning.SessionReplaced) }));

    [Test]
    public void Order_s_number_is_as_long_as_every_modification_and_cancellation_takes_it()
    {
        var lengths = KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Order)
            .SelectMany(order => order.Request).Where(element => element.Name == nameof(IOrderRequest.OriginalOrderNumber)).Select(element => element.MaxLength).ToList();

        Assert.That(lengths, Has.Count.EqualTo(6).And.All.EqualTo(OrderNumbers.Longest));
    }

    [Test]
    public void Secrets_of_the_token_calls_are_told_to_whoever_hides_them()
    {
        var issue = AccessTokenEndpoint.Instance.SecretsOfRequest(new AccessTokenRequest { AppKey = "key", SecretKey = "secret" });
        var revocation = TokenRevocationEndpoint.Instance.SecretsOfRequest(new TokenRevocationRequest { AppKey = "key", SecretKey = "secret", Token = "token" });

        Assert.That(issue.Select(secret => secret.Reveal()), Is.EqualTo(["key", "secret"]));
        Assert.That(revocation.Select(secret => secret.Reveal()), Is.EqualTo(["key", "secret", "token"]));
    }

    [Test]
    public void No_secret_stands_in_rows_or_messages_where_nobody_would_hear_of_it() =>
        Assert.That(
            KiwoomCatalog.Endpoints.SelectMany(endpoint => endpoint.Response.SelectMany(element => element.Rows).Concat(endpoint.Values)).Where(element => element.Type == FieldType.Secret),
            Is.Empty);

    [TestCase("""{"trnm":"REG"}""", ExpectedResult = true)]
    [TestCase("""{"trnm":"CNSRREQ","seq":"4","search_type":"1","stex_tp":"K"}""", ExpectedResult = true)]
    [TestCase("""{"trnm":"CNSRREQ","seq":"4","search_type":"0","stex_tp":"K"}""", ExpectedResult = false)]
    [TestCase("""{"trnm":"CNSRCLR","seq":"4"}""", ExpectedResult = false)]
    [TestCase("""{"trnm":"REMOVE"}""", ExpectedResult = false)]
    public bool Request_begins_a_stream_in_a_replay(string request) => ReplayAnswers.IsRegistration(Encoding.UTF8.GetBytes(request));
}
