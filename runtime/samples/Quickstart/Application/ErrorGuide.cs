namespace Kiwoom.Quickstart.Application;

/// <summary>Explains the library's exceptions: there is one type for each thing that one would do about it.</summary>
internal static class ErrorGuide
{
    private const string MarketClosed = "RC4058";

    public static ErrorAdvice Explain(KiwoomException exception, Target target) => exception switch
    {
        KiwoomConfigurationException => new(
            "The client's options cannot work.",
            $"Look at {SettingsReader.AppKeyVariable} and {SettingsReader.SecretKeyVariable}: the keys alone, without quotes or blanks."),
        KiwoomRequestException => new(
            "The request could only be refused, so it was not sent.",
            "Change what the message names."),
        KiwoomTransportException => new(
            "The server could not be reached, or did not answer in time.",
            target == Target.Simulator
                ? "The simulator is on this machine: look for something that blocks loopback connections."
                : "Look at the network, then run the tour again. Without keys it runs against the simulator."),
        KiwoomAuthenticationException => new(
            "The server did not accept the keys or the token.",
            $"Check {SettingsReader.AppKeyVariable} and {SettingsReader.SecretKeyVariable}, and that this machine's IP address is registered for them at Kiwoom."),
        KiwoomEnvironmentMismatchException => new(
            "The keys belong to the other server: the mock and the real one have keys of their own.",
            target == Target.Real ? "Take the keys of the real server." : "Take the keys of mock trading."),
        KiwoomRateLimitException => new(
            "The server got too many requests.",
            "Wait a moment and run the tour again; end other programs that use the same key."),
        KiwoomOrderRejectedException { RejectionCode: MarketClosed } => new(
            "The order was rejected because the market is closed. It does not exist.",
            "Run the tour on a trading day from 09:00 to 15:30 Korean time, or without keys against the simulator."),
        KiwoomOrderRejectedException => new(
            "The order was rejected. It does not exist.",
            "The message says why."),
        KiwoomOrderOutcomeUnknownException => new(
            "An order was sent and nobody knows whether the server took it.",
            "Look it up in the list of open orders, and cancel it there, before you send another."),
        KiwoomNotFoundException => new(
            "The stock does not exist.",
            "Give another one: --code 005930"),
        KiwoomInvalidRequestException => new(
            "The server found the request malformed. Repeating it does not help.",
            "The message names what it did not like."),
        KiwoomProtocolException => new(
            "The answer is none that this API gives.",
            "A proxy may have answered in the server's place; otherwise the API has changed: please report it."),
        _ => new(
            "The server failed.",
            "Run the tour again in a while."),
    };
}
