using System.Globalization;
using System.Net;
using System.Text;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>index.html: all endpoints on one page that is searched without a network, on a phone too.</summary>
internal static class EndpointPage
{
    private const string Head = """
        <!doctype html>
        <html lang="ko">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Kiwoom endpoints</title>
        <style>
        :root { color-scheme: light dark; --line: #8884; --soft: #8881; --dim: #666; --mark: #d9480f; }
        @media (prefers-color-scheme: dark) { :root { --dim: #aaa; --mark: #ff922b; } }
        * { box-sizing: border-box; }
        body { font: 15px/1.45 system-ui, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; margin: 0 auto; max-width: 76rem; padding: 0 1rem 3rem; }
        header { position: sticky; top: 0; background: Canvas; padding: .8rem 0 .6rem; border-bottom: 1px solid var(--line); z-index: 1; }
        h1 { font-size: 1.1rem; margin: 0 0 .5rem; }
        input { font: inherit; width: 100%; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: .4rem; background: Field; color: FieldText; }
        #count { color: var(--dim); font-size: .85rem; margin: .35rem 0 0; }
        h2 { font-size: 1rem; margin: 1.4rem 0 .3rem; color: var(--dim); }
        details { border-bottom: 1px solid var(--line); scroll-margin-top: 7.5rem; }
        summary { cursor: pointer; padding: .45rem 0; display: grid; grid-template-columns: 4.6rem 15rem 1fr; gap: 0 .8rem; list-style: none; }
        summary::-webkit-details-marker { display: none; }
        summary:hover { background: var(--soft); }
        code { font: .88em ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        summary code:first-child { font-weight: 600; }
        .does { color: var(--dim); grid-column: 2 / -1; font-size: .9rem; }
        .hits { color: var(--mark); grid-column: 2 / -1; font-size: .85rem; overflow-wrap: anywhere; }
        .hits:empty { display: none; }
        .facts { margin: .2rem 0 .6rem; font-size: .9rem; }
        h3 { font-size: .9rem; margin: .7rem 0 .2rem; }
        table { border-collapse: collapse; width: 100%; margin-bottom: .8rem; font-size: .9rem; }
        td { border-top: 1px solid var(--line); padding: .22rem .6rem .22rem 0; vertical-align: top; }
        td:nth-child(1) { width: 17rem; } td:nth-child(2) { width: 14rem; } td:nth-child(3) { width: 16rem; }
        td small { color: var(--dim); overflow-wrap: anywhere; }
        .d1 { padding-left: 1.1rem; } .d2 { padding-left: 2.2rem; } .d3 { padding-left: 3.3rem; }
        [hidden] { display: none !important; }
        @media (max-width: 44rem) {
          summary { grid-template-columns: 4.6rem 1fr; }
          summary > code:nth-child(3) { grid-column: 2; }
          table, tbody { display: block; }
          tr { display: grid; grid-template-columns: 1fr 1fr; border-top: 1px solid var(--line); padding: .25rem 0; }
          td, td:nth-child(1), td:nth-child(2), td:nth-child(3) { border: 0; width: auto; padding-top: 0; padding-bottom: 0; }
          td:nth-child(4) { grid-column: 1 / -1; }
          td:nth-child(3) { grid-column: 1; } td:nth-child(4) { grid-column: 2; }
        }
        </style>
        <header>
        <h1>Kiwoom endpoints · 키움 REST API</h1>
        <input id="q" type="search" autofocus autocomplete="off" spellcheck="false" aria-label="Search · 검색" placeholder="id, 한글, English, wire name: ka10004, 호가, order book, cur_prc">
        <p id="count" role="status"></p>
        </header>
        <main>

        """;

    private const string Tail = """
        </main>
        <script>
        const input = document.getElementById('q'), count = document.getElementById('count');
        const all = [...document.querySelectorAll('details')].map(node => ({
          node, hits: node.querySelector('.hits'), head: node.querySelector('summary').textContent.toLowerCase(), text: node.textContent.toLowerCase(),
          rows: [...node.querySelectorAll('tr')].map(row => ({ row, text: row.textContent.toLowerCase() }))
        }));
        const areas = [...document.querySelectorAll('section')];
        function search() {
          const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
          let found = 0;
          for (const item of all) {
            const isFound = words.every(word => item.text.includes(word));
            item.node.hidden = !isFound;
            found += isFound;
            const rows = isFound && words.length && !words.every(word => item.head.includes(word))
              ? item.rows.filter(row => words.some(word => row.text.includes(word) && !item.head.includes(word))) : [];
            item.hits.textContent = rows.slice(0, 4).map(row => row.row.cells[0].textContent + ' ' + row.row.cells[1].textContent).join(' · ') + (rows.length > 4 ? ' … ' + rows.length : '');
          }
          for (const area of areas) area.hidden = !area.querySelector('details:not([hidden])');
          count.textContent = words.length ? found + ' / ' + all.length : all.length + ' endpoints';
        }
        function open() {
          const node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
          if (node) { node.open = true; node.scrollIntoView(); }
        }
        input.addEventListener('input', search);
        addEventListener('hashchange', open);
        input.value = new URLSearchParams(location.search).get('q') ?? '';
        search();
        open();
        </script>
        </html>

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var area in KiwoomCatalog.Endpoints.GroupBy(endpoint => endpoint.Area).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"<section><h2>{area.Key}</h2>\n");
            foreach (var endpoint in area)
            {
                Append(page, endpoint);
            }

            page.Append("</section>\n");
        }

        return page.Append(Tail.ReplaceLineEndings("\n")).ToString();
    }

    private static void Append(StringBuilder page, EndpointInfo endpoint)
    {
        var method = EndpointMethods.Find(endpoint) is { } name ? $"<code>kiwoom.{endpoint.Area}.<wbr>{name}</code>" : $"<span>{EndpointMethods.Instead(endpoint)}</span>";
        var mock = endpoint.NotOnMock is { } refusal ? $" · not on the mock server ({refusal.Code})" : "";
        page.Append(CultureInfo.InvariantCulture, $"<details id=\"{endpoint.ApiId}\"><summary><code>{endpoint.ApiId}</code><span>{Html(endpoint.KoreanName)}</span>{method}");
        page.Append(CultureInfo.InvariantCulture, $"<span class=\"does\">{Html(endpoint.Summary)}</span><span class=\"hits\"></span></summary>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"facts\">{endpoint.Kind} · <code>{endpoint.Path}</code>{mock}{(endpoint.Origin is { } origin ? " · source: " + Html(origin) : "")}</p>\n");
        AppendTable(page, "Request", endpoint.RequestType, endpoint.Request);
        AppendTable(page, "Response", endpoint.ResponseType, endpoint.Response);
        AppendTable(page, "Message", endpoint.MessageType, endpoint.Values);
        page.Append("</details>\n");
    }

    private static void AppendTable(StringBuilder page, string title, string? type, IReadOnlyList<FieldInfo> fields)
    {
        if (fields.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<h3>{title}{(type is null ? "" : $" <code>{type}</code>")}</h3>\n<table>");
        AppendRows(page, fields, 0);
        page.Append("</table>\n");
    }

    private static void AppendRows(StringBuilder page, IReadOnlyList<FieldInfo> fields, int depth)
    {
        foreach (var field in fields)
        {
            var indent = depth == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" class=\"d{depth}\"");
            var required = field.Required ? " · required" : "";
            var length = field.MaxLength > 0 ? " ·" + FieldFacts.Length(field) : "";
            var codes = FieldFacts.Codes(field) is { Length: > 0 } text ? $"<br><small>{Html(text)}</small>" : "";
            page.Append(CultureInfo.InvariantCulture, $"<tr><td{indent}><code>{field.WireName}</code><td>{Html(field.KoreanName)}<td><code>{field.Name}</code><td>{FieldFacts.Type(field)}{required}{length}{codes}\n");
            AppendRows(page, field.Rows, depth + 1);
        }
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
