using System.Globalization;
using System.Text;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>
/// The pages that are generated from the catalogue: where every endpoint is, and what the document leaves open. With
/// KIWOOM_ACCEPT_SNAPSHOTS=1 they are written anew.
/// </summary>
[TestFixture]
public sealed class SpecPageTests
{
    private static readonly Dictionary<string, string> Files = Directory.EnumerateDirectories(SpecFiles.Folder)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml"))
        .ToDictionary(path => File.ReadLines(path).First(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..].Trim('"', ' '), path => Path.GetRelativePath(SpecFiles.Folder, path).Replace('\\', '/'), StringComparer.Ordinal);

    [Test]
    public void The_index_is_up_to_date() => AcceptedFile.Verify("spec/INDEX.md", Index());

    [Test]
    public void The_errata_are_up_to_date() => AcceptedFile.Verify("spec/ERRATA.md", Errata());

    [Test]
    public void The_types_are_up_to_date() => AcceptedFile.Verify("spec/TYPES.md", TypesPage.Write());

    [Test]
    public void The_page_of_endpoints_is_up_to_date() => AcceptedFile.Verify("spec/index.html", EndpointPage.Write());

    [Test]
    public void The_facts_for_machines_are_up_to_date() => AcceptedFile.Verify("spec/llms.txt", MachineFacts.Write());

    [Test]
    public void The_guide_to_errors_is_up_to_date() => AcceptedFile.Verify("runtime/docs/errors.md", ErrorsGuide.Write());

    /// <summary>Both say the same: every id, method and element.</summary>
    [TestCase("index.html")]
    [TestCase("llms.txt")]
    public void Nothing_of_the_catalogue_is_missing(string name)
    {
        var page = name == "index.html" ? EndpointPage.Write() : MachineFacts.Write();
        var missing = CatalogueFields.All.SelectMany(item => new[] { item.Endpoint.ApiId, item.Endpoint.KoreanName, item.Field.WireName, item.Field.Name, System.Net.WebUtility.HtmlEncode(item.Field.KoreanName) })
            .Concat(KiwoomCatalog.Endpoints.Select(endpoint => EndpointMethods.Find(endpoint) ?? ""))
            .Distinct()
            .Where(text => !page.Contains(text, StringComparison.Ordinal) && !page.Contains(System.Net.WebUtility.HtmlDecode(text), StringComparison.Ordinal));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void The_page_of_endpoints_needs_no_network() =>
        Assert.That(EndpointPage.Write(), Does.Not.Match("(src|href)=\"(?!#|[a-z-]+/)|url\\(|https?://|fetch\\("));

    private static string Index()
    {
        var page = new StringBuilder();
        page.Append("# Index\n\nEvery endpoint of the document by area. Generated from the catalogue by `dotnet test`; do not edit.\n");
        foreach (var area in KiwoomCatalog.Endpoints.GroupBy(endpoint => endpoint.Area).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {area.Key}\n{Place(area.Key)}| id | document | method | answer |\n|---|---|---|---|\n");
            foreach (var endpoint in area)
            {
                page.Append(CultureInfo.InvariantCulture, $"| [{endpoint.ApiId}]({Files[endpoint.ApiId]}) | {endpoint.KoreanName} | {Method(endpoint)}{Mock(endpoint)} | `{endpoint.ResponseType ?? endpoint.MessageType}` |\n");
            }
        }

        return page.ToString();
    }

    private static string Place(string area) => typeof(KiwoomClient).GetProperty(area) is { } property
        ? $"`kiwoom.{property.Name}`, types in `{property.PropertyType.Namespace}`.\n\n"
        : "";

    private static string Method(EndpointInfo endpoint) => EndpointMethods.Find(endpoint) is { } method ? $"`{method}`" : EndpointMethods.Instead(endpoint);

    private static string Mock(EndpointInfo endpoint) => endpoint.NotOnMock is { } refusal ? $", not on the mock server ({refusal.Code})" : "";

    private static string Errata()
    {
        var page = new StringBuilder();
        page.Append("""
            # Errata

            Where the API document contradicts itself, leaves something open, or where a descriptor departs from the vocabulary, with the reason.
            *Open* is what neither table nor example decides. Generated from the descriptors by `dotnet test`; do not edit.


            """.ReplaceLineEndings("\n"));
        foreach (var endpoint in CatalogueFields.All.Where(item => item.Field.Reason is not null).GroupBy(item => item.Endpoint))
        {
            page.Append(CultureInfo.InvariantCulture, $"## {endpoint.Key.ApiId} {endpoint.Key.KoreanName}\n");
            foreach (var reason in endpoint.GroupBy(item => (item.Field.Reason, item.Field.Verified)))
            {
                var elements = string.Join(", ", reason.Select(item => $"`{item.Field.WireName}`").Distinct());
                page.Append(CultureInfo.InvariantCulture, $"- {(reason.Key.Verified ? "" : "*Open.* ")}{elements}: {reason.Key.Reason}\n");
            }

            page.Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }
}
