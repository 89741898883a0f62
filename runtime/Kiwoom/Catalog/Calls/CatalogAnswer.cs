using System.Text.Json;

namespace Kiwoom.Catalog;

/// <summary>An answer by its description: every value typed, and how the answer differs from what the description says.</summary>
public sealed class CatalogAnswer
{
    /// <summary>As deep as the library's own reader goes.</summary>
    internal static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = 512 };

    private CatalogAnswer(EndpointInfo endpoint, CatalogRow content, IReadOnlyList<AnswerFinding> findings)
    {
        Endpoint = endpoint;
        Content = content;
        Findings = findings;
    }

    /// <summary>What was called, or is the message's type.</summary>
    public EndpointInfo Endpoint { get; }

    /// <summary>The values.</summary>
    public CatalogRow Content { get; }

    /// <summary>How it differs from its description; empty where it does not.</summary>
    public IReadOnlyList<AnswerFinding> Findings { get; }

    /// <summary>The server's <c>return_code</c>; 0 for a message.</summary>
    public int ReturnCode { get; private init; }

    /// <summary>The server's words; empty for a message.</summary>
    public string ReturnMessage { get; private init; } = "";

    /// <summary>Where the next page begins; null on the last page.</summary>
    public Continuation? Continuation { get; private init; }

    /// <summary>The list that continues over pages, or the only list; null where there is none.</summary>
    public CatalogValue? MainList
    {
        get
        {
            var lists = Content.Values.Where(value => value.Field.Type == FieldType.Rows).ToList();
            return lists.Find(value => value.Field.WireName == Endpoint.PagedList) ?? (lists.Count == 1 ? lists[0] : null);
        }
    }

    /// <summary>Reads an answer whose bytes were kept: a <see cref="RawAnswer"/>, or any under <see cref="KiwoomOptions.KeepAnswers"/>.</summary>
    /// <exception cref="ArgumentException">Its bytes were not kept.</exception>
    public static CatalogAnswer Read(EndpointInfo endpoint, KiwoomResponse answer)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Body.IsEmpty)
        {
            throw new ArgumentException("The answer's bytes were not kept: set KiwoomOptions.KeepAnswers.", nameof(answer));
        }

        var log = new FindingLog();
        using var json = JsonDocument.Parse(answer.Body, JsonOptions);
        var content = new CatalogReader(log, "").Read(json.RootElement, endpoint.Response, isAnswer: true);
        return new CatalogAnswer(endpoint, content, log.All)
        {
            ReturnCode = answer.ReturnCode,
            ReturnMessage = answer.ReturnMessage,
            Continuation = answer.Continuation,
        };
    }

    /// <summary>Reads the values of a realtime message.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="item">What it is about, which may decide where a number has its point.</param>
    /// <param name="values">The object that holds them by FID.</param>
    public static CatalogAnswer ReadMessage(EndpointInfo type, string item, JsonElement values)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(item);
        var log = new FindingLog();
        var content = new CatalogReader(log, item).Read(values, type.Values, isAnswer: false);
        return new CatalogAnswer(type, content, log.All);
    }

    /// <summary>Writes the values as JSON with English names: numbers as numbers, days and times as ISO 8601, codes with text and name, columns of levels as arrays.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CatalogJson.Write(writer, Content);
    }
}
