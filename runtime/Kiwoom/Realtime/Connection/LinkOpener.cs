using System.Net.WebSockets;
using System.Text.Json;
using Kiwoom.Authentication;
using Kiwoom.Http;
using Kiwoom.Realtime.WebSockets;
using Kiwoom.Telemetry;

namespace Kiwoom.Realtime;

/// <summary>Opens links that are logged in.</summary>
internal sealed class LinkOpener(RealtimeContext context, RegistrationBook book, RequestPacer pacer, int number)
{
    /// <summary>How often in a row the server itself has refused the key: a token to be had, or a LOGIN with one that had never worked.</summary>
    public int Refusals { get; private set; }

    /// <summary>Opens a connection and logs in; a token that is refused is replaced once.</summary>
    /// <param name="onOpen">Takes it when it is logged in; where it throws, the connection is closed.</param>
    /// <param name="isPatient">Whether it waits while the server is not asked for a token; otherwise the last refusal is the answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="KiwoomException">The server could not be reached, or it refused the LOGIN.</exception>
    public async Task<SocketLink> OpenAsync(Action<SocketLink> onOpen, bool isPatient, CancellationToken cancellationToken)
    {
        try
        {
            var link = await LogInAsync(onOpen, isPatient, cancellationToken).ConfigureAwait(false);
            Refusals = 0;
            return link;
        }
        catch (Exception e) when (e is not KiwoomAuthenticationException)
        {
            Refusals = 0;
            throw;
        }
    }

    private async Task<SocketLink> LogInAsync(Action<SocketLink> onOpen, bool isPatient, CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            var token = await GetTokenAsync(isPatient, cancellationToken).ConfigureAwait(false);
            context.Cells.Redactor.Learn(token.Value);
            var link = new SocketLink(await ConnectAsync(cancellationToken).ConfigureAwait(false), context, book, pacer);
            link.Start();
            try
            {
                if (context.BeforeLogin is { } ask)
                {
                    await ask(cancellationToken).ConfigureAwait(false);
                }

                await link.CallAsync(new SocketRequest(SocketLink.Login, LoginFrame(token.Value)), null, OnAnswer, cancellationToken).ConfigureAwait(false);
                token.Accept();
                onOpen(link);
                return link;
            }
            catch (Exception e)
            {
                link.Break(new LinkEnd(StreamGapReason.ConnectionLost, e));
                await link.Ending.ConfigureAwait(false);
                link.Dispose();
                if (e is not KiwoomAuthenticationException refusal)
                {
                    throw;
                }

                // One that had worked has simply ended.
                Refusals += token.WasAccepted ? 0 : 1;
                context.Tokens.Forget(token, refusal);
                if (isSecond)
                {
                    throw;
                }

                RealtimeLog.TokenRefused(context.Logger, number, refusal.ServerMessage);
            }

            void OnAnswer(ReadOnlySpan<byte> frame, in FrameHead head)
            {
                if (head.IsSuccess)
                {
                    link.BeginHeartbeat();
                }
            }
        }
    }

    /// <summary>How long a message may be declared to be, in bytes, before it is not even skipped.</summary>
    private long LongestMessage => FrameReceiver.LongestSkipped(context.Options.MaxFrameBytes);

    private async Task<Token> GetTokenAsync(bool isPatient, CancellationToken cancellationToken)
    {
        while (true)
        {
            var held = context.Tokens.HeldFor;
            try
            {
                return await context.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (KiwoomAuthenticationException) when (held is null)
            {
                Refusals++;
                throw;
            }
            catch (KiwoomAuthenticationException) when (isPatient)
            {
                // The answer of before, told again: the server has not been asked.
                await Task.Delay(held.GetValueOrDefault(), context.Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<WebSocket> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var timeout = new CancellationTokenSource(context.Options.ConnectTimeout, context.Clock);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);

            if (context.Relay is { } relay)
            {
                return await relay.ConnectAsync(linked.Token).ConfigureAwait(false);
            }

            if (context.Options.Connect is { } connect)
            {
                return await OpenForeignAsync(connect, linked.Token).ConfigureAwait(false);
            }

            // Through TLS a proxy sees nothing; a plain connection, which only goes to this machine, would show it the token.
            var usesProxy = context.Address.Scheme == Uri.UriSchemeWss;
            return await WebSocketHandshake.ConnectAsync(context.Address, usesProxy, LongestMessage, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new KiwoomTransportException("", FormattableString.Invariant(
                $"the realtime connection to {context.Address} was not open within {context.Options.ConnectTimeout} (Realtime.ConnectTimeout)."), e);
        }
        catch (Exception e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new KiwoomTransportException("", $"the realtime connection to {context.Address} could not be opened: {context.Cells.Redactor.Redact(e.Message)}", context.Cells.Redactor.Redact(e));
        }
    }

    /// <summary>Has the application open the connection, and waits no longer than it may take, whether the application minds the token or not.</summary>
    private async Task<WebSocket> OpenForeignAsync(Func<Uri, CancellationToken, Task<WebSocket>> connect, CancellationToken cancellationToken)
    {
        var opening = connect(context.Address, cancellationToken);
        try
        {
            return await opening.WaitAsync(cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException("Realtime.Connect returned null.");
        }
        catch (OperationCanceledException)
        {
            _ = DropLateAsync(opening);
            throw;
        }
    }

    /// <summary>What comes too late is nobody's.</summary>
    private static async Task DropLateAsync(Task<WebSocket> opening)
    {
        try
        {
            Foreign.Dispose(await opening.ConfigureAwait(false));
        }
        catch (Exception)
        {
            // It was given up already.
        }
    }

    private static byte[] LoginFrame(Secret token)
    {
        using var buffer = new PooledBuffer(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("trnm"u8, "LOGIN"u8);
            writer.WriteString("token"u8, token.Reveal());
            writer.WriteEndObject();
        }

        return buffer.Written.ToArray();
    }
}
