using System.Reflection;
using System.Text.RegularExpressions;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Conventions;

internal sealed partial class CatalogTests
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static IEnumerable<string> Ids => KiwoomCatalog.Endpoints.Select(endpoint => endpoint.ApiId);

    private static IEnumerable<string> RestIds => KiwoomCatalog.Endpoints
        .Where(endpoint => endpoint.Kind is EndpointKind.Query or EndpointKind.Order or EndpointKind.Token)
        .Select(endpoint => endpoint.ApiId);

    [Test]
    public void Every_descriptor_is_in_the_catalog_in_order() => Assert.That(Ids, Is.EqualTo(SpecFiles.ApiIds));

    [TestCaseSource(nameof(Ids))]
    public void Endpoint_is_found_by_its_id(string apiId) => Assert.That(KiwoomCatalog.Find(apiId)?.ApiId, Is.EqualTo(apiId));

    [Test]
    public void Id_is_found_in_its_own_case_only([Values("KA10004", "Ka10004", " ka10004", "ka10004 ", "", "ka1000", "ka99999")] string apiId) =>
        Assert.That(KiwoomCatalog.Find(apiId), Is.Null);

    [Test]
    public void Null_id_is_refused() => Assert.That(() => KiwoomCatalog.Find(null!), Throws.ArgumentNullException);

    [Test]
    public void Error_codes_are_those_of_the_spec_in_ascending_order()
    {
        var codes = ErrorLine().Matches(SpecFiles.Read("errors.yaml")).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal).ToList();

        Assert.That(codes, Has.Count.EqualTo(50));
        Assert.That(KiwoomCatalog.ErrorCodes.Count(code => code.Origin == Origin.Document), Is.EqualTo(32));
        Assert.That(KiwoomCatalog.ErrorCodes.Select(code => code.Code), Is.EqualTo(codes));
    }

    [Test]
    public void Error_is_found_by_its_code()
    {
        Assert.That(KiwoomCatalog.FindError("8005"), Is.EqualTo(new ErrorCode
        {
            Code = "8005",
            Message = "Token이 유효하지 않습니다",
            Category = ErrorCategory.Authentication,
            Repeat = ErrorRepeat.NewToken,
            OrderRepeat = OrderRepeat.Safe,
            Help = "Ask for a new token; this one has expired or was replaced.",
            KoreanHelp = "만료되었거나 교체된 토큰입니다. 새 토큰을 발급받으세요.",
            Origin = Origin.Document,
        }));
        Assert.That(KiwoomCatalog.FindError(1700)?.Category, Is.EqualTo(ErrorCategory.RateLimit));
        Assert.That(KiwoomCatalog.FindError("RC9000")?.Category, Is.EqualTo(ErrorCategory.NotServed));
        Assert.That(KiwoomCatalog.FindError("R10001")?.Category, Is.EqualTo(ErrorCategory.Session));
        Assert.That(KiwoomCatalog.FindError("rc9000"), Is.Null);
        Assert.That(KiwoomCatalog.FindError(0), Is.Null);
    }

    [Test]
    public void Every_error_says_what_to_do_in_English_and_in_Korean()
    {
        foreach (var error in KiwoomCatalog.ErrorCodes)
        {
            Assert.That(error.Help, Does.Match("^[A-Z].*\\.$").And.Not.Match("[가-힣]"), error.Code);
            Assert.That(error.KoreanHelp, Does.Match("^.*[가-힣].*[.]$"), error.Code);
            Assert.That(error.Message, error.Origin == Origin.Document ? Is.Not.Empty : Is.Not.Null, error.Code);
        }
    }

    [Test]
    public void An_order_is_sent_again_after_a_dead_token_and_by_choice_after_1700_and_never_otherwise()
    {
        var repeated = KiwoomCatalog.ErrorCodes.Where(error => error.OrderRepeat != OrderRepeat.Never).Select(error => (error.Code, error.OrderRepeat));
        Assert.That(repeated, Is.EqualTo(new[] { ("1700", OrderRepeat.Choice), ("8005", OrderRepeat.Safe) }));
    }

    [Test]
    public void The_realtime_connections_own_codes_are_marked_and_are_not_of_the_document()
    {
        var own = KiwoomCatalog.ErrorCodes.Where(error => error.IsOverSocket).ToList();
        Assert.That(own.Select(error => error.Code), Is.EqualTo(new[] { "105110", "105111", "105115", "805004", "R10001", "R10002", "R10004" }));
        Assert.That(own.Select(error => error.Origin), Is.All.EqualTo(Origin.Measured));
    }

    [TestCaseSource(nameof(RestIds))]
    public void Endpoint_has_its_method_on_the_client(string apiId)
    {
        var endpoint = KiwoomCatalog.Find(apiId)!;
        var area = typeof(KiwoomClient).GetProperty(endpoint.Area, Any);
        var methods = area!.PropertyType.GetMethods(Any).Where(method => method.Name == endpoint.Method + "Async").ToList();

        Assert.That(methods, Is.Not.Empty);
        Assert.That(methods.Select(method => method.IsPublic), Is.All.EqualTo(endpoint.Kind != EndpointKind.Token));
        Assert.That(methods.Select(method => method.ReturnType.GenericTypeArguments.Single().Name), Is.All.EqualTo(endpoint.ResponseType));
        Assert.That(
            methods.Any(method => method.GetParameters()[0].ParameterType.Name == endpoint.RequestType), Is.EqualTo(endpoint.RequestType is not null));
        Assert.That(
            area.PropertyType.GetMethods().Any(method => method.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal) &&
                method.Name == Regex.Replace(endpoint.Method, "^Get", "Enumerate") + "Async"),
            Is.EqualTo(endpoint.PagedList is not null));
    }

    [TestCaseSource(nameof(Ids))]
    public void Every_request_element_is_a_property_of_the_request(string apiId)
    {
        var endpoint = KiwoomCatalog.Find(apiId)!;
        var type = endpoint.RequestType is null ? null : LibraryTypes.Find(endpoint.RequestType);
        var properties = type?.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name) ?? [];

        Assert.That(properties.Order(StringComparer.Ordinal), Is.EqualTo(endpoint.Request.Where(field => field.Constant is null).Select(field => field.Name).Order(StringComparer.Ordinal)));
    }

    [Test]
    public void Orders_are_orders_and_nothing_else_is() => Assert.That(
        KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Order).Select(endpoint => endpoint.ApiId),
        Is.EqualTo(KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Area is "Orders" or "CreditOrders").Select(endpoint => endpoint.ApiId)).And.Not.Empty);

    [Test]
    public void Token_endpoints_are_those_of_OAuth() => Assert.That(
        KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Token).Select(endpoint => endpoint.Area), Is.All.EqualTo("OAuth").And.Not.Empty);

    /// <summary>A stand-in may leave methods out; the client may not: what only it can do, its class does.</summary>
    [Test]
    public void Client_carries_out_every_call_itself()
    {
        var areas = KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind is EndpointKind.Query or EndpointKind.Order or EndpointKind.Realtime).ToLookup(endpoint => endpoint.Area);
        var missing = areas.SelectMany(area =>
        {
            var contract = typeof(IKiwoomClient).GetProperty(area.Key)!.PropertyType;
            var client = contract.Assembly.GetType($"{contract.Namespace}.{contract.Name[1..]}", throwOnError: true)!;
            var own = client.GetInterfaceMap(contract).TargetMethods.Where(method => method.DeclaringType == client).Select(method => method.Name).ToList();
            return area.Where(endpoint => own.Count(name => name == endpoint.Method + (endpoint.Kind == EndpointKind.Realtime ? "" : "Async")) != 1);
        });

        Assert.That(missing, Is.Empty);
        Assert.That(areas, Has.Count.GreaterThan(10));
        Assert.That(LeftToTheInterface(typeof(KiwoomClient), typeof(IKiwoomClient)), Is.Empty);
        Assert.That(LeftToTheInterface(typeof(ConditionSearchClient), typeof(IConditionSearchClient)), Is.EqualTo([nameof(IConditionSearchClient.EnumerateSearchAsync)]));
        Assert.That(
            LeftToTheInterface(typeof(RealtimeClient), typeof(IRealtimeClient)).Except(areas["Realtime"].Select(endpoint => endpoint.Method)),
            Is.EqualTo([nameof(IRealtimeClient.Merge)]), "the short one");
    }

    /// <summary>Issued or ended from outside, a token that the client uses would be dead.</summary>
    [Test]
    public void Token_calls_and_their_types_are_the_client_s_own()
    {
        var library = typeof(KiwoomClient).Assembly;
        var tokens = KiwoomCatalog.Endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Token).ToList();
        var names = tokens.SelectMany(endpoint => new[] { endpoint.RequestType!, endpoint.ResponseType!, endpoint.Area + "Client" });

        Assert.That(tokens, Has.Count.EqualTo(2));
        Assert.That(names.Select(name => LibraryTypes.Find(name).IsPublic), Has.None.True);
        Assert.That(typeof(KiwoomClient).GetProperty("OAuth"), Is.Null);
        Assert.That(library.GetExportedTypes().Where(type => type.Name.StartsWith("AccessToken", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Default_of_a_filter_is_what_the_document_calls_all()
    {
        var elements = KiwoomCatalog.Endpoints.SelectMany(endpoint => endpoint.Request).Where(element => element.Default is not null).ToList();

        Assert.That(elements, Has.Count.GreaterThan(100));
        Assert.That(
            elements.Where(element => element.Codes!.Entries.Single(code => code.Name == element.Default) is not { Name: "All", KoreanLabel: ['전', '체', ..] }),
            Is.Empty);
        Assert.That(elements.Where(element => !element.Required), Is.Empty, "what may be left out is left out");
    }

    [Test]
    public void Shared_code_tables_have_distinct_codes_and_names()
    {
        foreach (var table in KiwoomCatalog.CodeTables)
        {
            Assert.That(table.Entries.Select(entry => entry.Code), Is.Unique, table.Name);
            Assert.That(table.Entries.Where(entry => !entry.IsAlias).Select(entry => entry.Name), Is.Unique.And.None.EqualTo("Unknown"), table.Name);
        }

        Assert.That(KiwoomCatalog.CodeTables.Select(table => table.Name), Is.Unique.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    private static IEnumerable<string> LeftToTheInterface(Type client, Type contract) =>
        client.GetInterfaceMap(contract).TargetMethods.Where(method => method.DeclaringType == contract).Select(method => method.Name);

    [GeneratedRegex(@"^([A-Z]*\d+):", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
