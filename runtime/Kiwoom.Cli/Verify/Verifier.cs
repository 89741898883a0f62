using Kiwoom.Catalog;
using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Verify;

/// <summary>Calls each query once, at the server's pace, and keeps what differs from the spec.</summary>
internal sealed class Verifier(Session session, VerifyState state, CliContext context)
{
    public async Task RunAsync(IReadOnlyList<EndpointInfo> endpoints, StockCode code, CancellationToken cancellationToken)
    {
        using var refusals = new RefusalCounter(refused => state.TooMany += refused);
        var number = 0;
        foreach (var endpoint in endpoints)
        {
            number++;
            if (state.Done.ContainsKey(endpoint.ApiId))
            {
                continue;
            }

            if (context.IsTerminal)
            {
                context.Error.Write(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\r{number}/{endpoints.Count} {endpoint.ApiId} "));
            }

            state.Add(endpoint.ApiId, await CheckAsync(endpoint, code, cancellationToken));
        }

        if (context.IsTerminal)
        {
            context.Error.Write("\r\u001b[K");
        }
    }

    private async Task<IReadOnlyList<Difference>> CheckAsync(EndpointInfo endpoint, StockCode code, CancellationToken cancellationToken)
    {
        try
        {
            var arguments = SampleArguments.For(endpoint, code, KoreanTime.Today(context.Clock));
            var answer = await session.Caller.CallAsync(endpoint, arguments, null, cancellationToken);
            return [.. Differences.Of(answer)];
        }
        catch (KiwoomRequestException) when (session.Environment.IsMock && endpoint.NotOnMock is not null)
        {
            // Known, and not sent.
            return [];
        }
        catch (KiwoomNotServedException e)
        {
            return [new Difference(endpoint.ApiId, Differences.NotServed, "", e.ErrorCode, 1)];
        }
        catch (KiwoomAuthenticationException)
        {
            // All others would fail so too.
            throw;
        }
        catch (KiwoomApiException e)
        {
            return [new Difference(endpoint.ApiId, Differences.Failed, "", e.ErrorCode.Length > 0 ? e.ErrorCode : $"return_code {e.ReturnCode}", 1)];
        }
        catch (KiwoomProtocolException)
        {
            return [new Difference(endpoint.ApiId, Differences.Failed, "", "no answer of this API", 1)];
        }
    }
}
