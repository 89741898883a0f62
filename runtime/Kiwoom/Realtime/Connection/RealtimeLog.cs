using Microsoft.Extensions.Logging;

namespace Kiwoom.Realtime;

/// <summary>What the realtime connection logs.</summary>
internal static partial class RealtimeLog
{
    [LoggerMessage(40, LogLevel.Information, "Realtime connection {Connection}: {State}")]
    public static partial void StateChanged(ILogger logger, int connection, RealtimeState state);

    [LoggerMessage(41, LogLevel.Warning, "Realtime connection {Connection} was lost ({Reason}); streams that it feeds get a gap")]
    public static partial void ConnectionLost(ILogger logger, int connection, StreamGapReason reason, Exception? exception);

    [LoggerMessage(42, LogLevel.Warning, "Realtime connection {Connection}: attempt {Attempt} to reconnect failed; the next one in {Delay}")]
    public static partial void ReconnectFailed(ILogger logger, int connection, int attempt, TimeSpan delay, Exception exception);

    [LoggerMessage(43, LogLevel.Warning, "Realtime connection {Connection}: the server took no token ({Message}); trying a new one")]
    public static partial void TokenRefused(ILogger logger, int connection, string message);

    [LoggerMessage(44, LogLevel.Warning, "Realtime notice {Code}: {Message}")]
    public static partial void Notice(ILogger logger, string code, string message);

    [LoggerMessage(45, LogLevel.Error, "Realtime connection {Connection} ended for good; its streams end with the reason")]
    public static partial void Ended(ILogger logger, int connection, Exception exception);

    [LoggerMessage(46, LogLevel.Warning, "{Count} realtime frames could not be read so far; the last one has {Length} bytes")]
    public static partial void MalformedFrame(ILogger logger, long count, int length, Exception? exception);

    [LoggerMessage(47, LogLevel.Warning, "A realtime frame is longer than MaxFrameBytes ({MaxBytes}) and was skipped")]
    public static partial void OversizedFrame(ILogger logger, int maxBytes);

    [LoggerMessage(48, LogLevel.Information, "Realtime type '{Type}' is not in the spec; its messages are skipped")]
    public static partial void UnknownType(ILogger logger, string type);

    [LoggerMessage(49, LogLevel.Debug, "A realtime frame '{Name}' answers no request")]
    public static partial void UnclaimedAnswer(ILogger logger, string name);

    [LoggerMessage(50, LogLevel.Warning, "A realtime stream has {Count} unread messages: its consumer is slower than the market")]
    public static partial void Overrun(ILogger logger, int count);

    [LoggerMessage(51, LogLevel.Warning, "The server refused to register {Count} realtime items: {Message}")]
    public static partial void RegistrationRefused(ILogger logger, int count, string message);

    [LoggerMessage(53, LogLevel.Warning, "The server's answer to the registration of {Count} realtime items could not be read")]
    public static partial void RegistrationMisread(ILogger logger, int count, Exception exception);

    [LoggerMessage(54, LogLevel.Warning, "The server does not remove {Type} {Item}: it keeps its place until the connection ends")]
    public static partial void RegistrationKept(ILogger logger, string type, string item);

    [LoggerMessage(55, LogLevel.Warning, "Messages of type {Type} name the item '{Named}' where '{Registered}' is registered; its streams get them under that name")]
    public static partial void ItemRenamed(ILogger logger, string type, string named, string registered);

    [LoggerMessage(56, LogLevel.Warning, "Messages of type {Type} come for '{Named}', which no stream follows, where '{Registered}' on another exchange is registered; they are not delivered")]
    public static partial void OtherExchange(ILogger logger, string type, string named, string registered);

    [LoggerMessage(57, LogLevel.Information, "{ApiId}: attempt {Attempt} came too fast ({Reason}); the next in {DelayMilliseconds:0} ms")]
    public static partial void Repeat(ILogger logger, string apiId, int attempt, string reason, double delayMilliseconds);

    [LoggerMessage(52, LogLevel.Error, "A handler of a realtime event threw")]
    public static partial void HandlerFailed(ILogger logger, Exception exception);
}
