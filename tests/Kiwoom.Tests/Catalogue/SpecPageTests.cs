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

    /// <summary>The client's method; the methods for conditions are written by hand, and one request is only sent by them. Tokens are its own affair.</summary>
    private static string Method(EndpointInfo endpoint)
    {
        if (endpoint.Kind == EndpointKind.Token)
        {
            return "by itself";
        }

        var area = typeof(KiwoomClient).GetProperty(endpoint.Area)!.PropertyType;
        var method = area.GetMethods().FirstOrDefault(method => method.Name == endpoint.Method || method.Name == endpoint.Method + "Async");
        return method is null ? "the end of a stream" : $"`{method.Name}`";
    }

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
