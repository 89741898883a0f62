namespace Kiwoom.Cli.Application;

/// <summary>The exit code of each of the library's exceptions, and what to do about it.</summary>
internal static class Failures
{
    public static (int ExitCode, string Words) Explain(KiwoomException exception, CliContext context) => exception switch
    {
        KiwoomRequestException e => (ExitCodes.BadArguments, $"{e.ApiId}: {string.Join(" ", e.Problems)}"),
        KiwoomConfigurationException e => (ExitCodes.Authentication, e.Message),
        KiwoomOrderOutcomeUnknownException e => (ExitCodes.OrderOutcomeUnknown, e.Message),
        KiwoomOrderRejectedException e => (ExitCodes.OrderRejected, Said(e, context)),
        KiwoomAuthenticationException or KiwoomEnvironmentMismatchException => (ExitCodes.Authentication, $"{Said((KiwoomApiException)exception, context)} {context.Say("(kiwoom doctor looks for the reason)", "(kiwoom doctor 로 원인을 찾으세요)")}"),
        KiwoomRateLimitException e => (ExitCodes.TooMany, Said(e, context)),
        KiwoomQueueFullException e => (ExitCodes.TooMany, e.Message),
        KiwoomServerException e => (ExitCodes.Failure, Said(e, context)),
        KiwoomApiException e => (ExitCodes.Refused, Said(e, context)),
        KiwoomTransportException e => (ExitCodes.NotReached, e.Message),
        _ => (ExitCodes.Failure, exception.Message),
    };

    private static string Said(KiwoomApiException e, CliContext context)
    {
        if (context.IsKorean && e.Help.Length > 0 && e.KoreanHelp.Length > 0 && e.Message.Contains(e.Help, StringComparison.Ordinal))
        {
            // The advice once, in the language of the terminal.
            return e.Message.Replace(e.Help, e.KoreanHelp, StringComparison.Ordinal);
        }

        var help = context.IsKorean ? e.KoreanHelp : e.Help;
        return help.Length == 0 || e.Message.Contains(help, StringComparison.Ordinal) ? e.Message : $"{e.Message} {help}";
    }
}
