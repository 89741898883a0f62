using System.Net;

namespace Kiwoom.Tests.Endurance;

/// <summary>Answers every call with the next damaged answer, in an envelope that may be odd too; requests for a token are answered well.</summary>
internal sealed class DamagingHandler(TimeProvider clock) : HttpMessageHandler
{
    private static readonly string?[] ContentTypes =
        ["application/json;charset=UTF-8", "application/json", "application/json;charset=euc-kr", "application/json;charset=\"utf8\"", "text/html", "text/json", "", "x", null];

    private static readonly string[] More = ["Y", "y", "N", "", " Y", "YES", "Y,Y", "\u00e9", "1"];

    private static readonly string[] Keys =
        ["", "key", " ", "a b", "\u00e9", "열쇠", "key\u0001", "key\r\nX-Injected: 1", "key\nX-Injected: 1", "key\0", new string('k', 10_000), "a,b", "\""];

    private static readonly string[] Waits = ["0", "1", "-1", "99999999999999999999", "2147483647", "x", "Wed, 21 Oct 2099 07:28:00 GMT", "Wed, 21 Oct 1999 07:28:00 GMT"];

    private static readonly int[] Statuses = [200, 200, 200, 200, 200, 200, 201, 204, 400, 401, 403, 404, 408, 429, 500, 502, 503, 302, 199, 999];

    /// <summary>The body of the next answer.</summary>
    public byte[] Body { get; set; } = [];

    /// <summary>What decides of the envelope.</summary>
    public Random Random { get; set; } = new(0);

    /// <summary>Whether the token's own requests get the damaged answer.</summary>
    public bool DamagesTokens { get; set; }

    public HttpStatusCode LastStatus { get; private set; }

    /// <summary>A header that could have become another one, or anything else outside of printable ASCII; null while there was none.</summary>
    public string? UnsafeHeader { get; private set; }

    /// <summary>How many continuations were sent.</summary>
    public int Continued { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // As the network would, so that the request counts as sent.
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            var value = values.ToString();
            UnsafeHeader ??= value.AsSpan().ContainsAnyExceptInRange(' ', '~') ? $"{name}: {value}" : null;
            Continued += name == "next-key" ? 1 : 0;
        }

        if (!DamagesTokens && request.RequestUri!.AbsolutePath == "/oauth2/token")
        {
            var token = TestBed.TokenAnswer(expiresAt: clock.GetUtcNow().AddDays(1));
            var good = new HttpResponseMessage { Content = new ByteArrayContent(token.Body) };
            good.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            return good;
        }

        return Damaged();
    }

    private HttpResponseMessage Damaged()
    {
        LastStatus = (HttpStatusCode)Pick(Statuses);
        var answer = new HttpResponseMessage(LastStatus) { Content = new ByteArrayContent(Body) };
        if ((Random.Next(4) == 0 ? Pick(ContentTypes) : ContentTypes[0]) is { } type)
        {
            answer.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        Maybe("cont-yn", More, answer);
        Maybe("next-key", Keys, answer);
        Maybe("Retry-After", Waits, answer);
        return answer;
    }

    private void Maybe(string name, string[] values, HttpResponseMessage answer)
    {
        for (var count = Random.Next(3); count > 0; count--)
        {
            answer.Headers.TryAddWithoutValidation(name, Pick(values));
        }
    }

    private T Pick<T>(T[] values) => values[Random.Next(values.Length)];
}
