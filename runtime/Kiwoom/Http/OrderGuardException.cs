namespace Kiwoom.Http;

/// <summary>What the handlers of an HttpClient get that would read, copy or repeat an order.</summary>
internal sealed class OrderGuardException : InvalidOperationException
{
    private OrderGuardException(string message)
        : base(message)
    {
    }

    public static OrderGuardException SentBefore() => new("An order is sent at most once.");

    public static OrderGuardException Read() => new(
        "The body of an order can be read by its server alone: what another handler has read, it could send again. Give the client an HttpClient " +
        "that has sent nothing yet, so that it can show handlers something else; or take the handler out that reads or copies requests.");

    public static OrderGuardException Copied() => new(
        "This is a copy of an order, without the header by which the order is known, and was not sent: take the handler out that copies requests.");
}
