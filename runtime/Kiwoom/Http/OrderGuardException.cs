namespace Kiwoom.Http;

/// <summary>What the handlers of an HttpClient get that would read, copy or repeat an order.</summary>
internal sealed class OrderGuardException : InvalidOperationException
{
    private OrderGuardException(string message)
        : base(message)
    {
    }

    /// <summary>The one that a failure is or contains; null where it has none.</summary>
    public static OrderGuardException? In(Exception? e) => e switch
    {
        null => null,
        OrderGuardException guarded => guarded,
        AggregateException several => several.InnerExceptions.Select(In).FirstOrDefault(found => found is not null),
        _ => In(e.InnerException),
    };

    public static OrderGuardException SentBefore() => new("An order is sent at most once.");

    public static OrderGuardException Read() => new(
        "The body of an order can be read by its server alone: what another handler has read, it could send again. Give the client an HttpClient " +
        "that has sent nothing yet, so that it can show handlers something else; or take the handler out that reads or copies requests.");

    public static OrderGuardException StandIn() => new(
        "The innermost handler of the HttpClient is none of .NET's, and could send an order again without anybody's noticing: take SocketsHttpHandler " +
        "(KiwoomHttpHandler.Create) and make the handler a DelegatingHandler before it, or set KiwoomOptions.TrustHandlerWithOrders.");

    public static OrderGuardException NotAsked() => new(
        "What was answered is not the server's answer to it: a handler answered by itself or sent something else, or the handlers of the HttpClient were " +
        "exchanged. Take the handler out that does so.");

    public static OrderGuardException Copied() => new(
        "This is a copy of an order, without the header by which the order is known, and was not sent: take the handler out that copies requests.");
}
