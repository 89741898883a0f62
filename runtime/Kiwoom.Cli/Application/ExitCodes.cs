namespace Kiwoom.Cli.Application;

/// <summary>What the process tells whoever started it. The guide lists them (runtime/docs/cli.md).</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The server failed, or its answer is none of this API.</summary>
    public const int Failure = 1;

    /// <summary>Arguments, or a request that could only be refused. Nothing was sent.</summary>
    public const int BadArguments = 2;

    /// <summary>The server refused the call, or knows no such stock.</summary>
    public const int Refused = 3;

    /// <summary>The order was rejected: it does not exist.</summary>
    public const int OrderRejected = 4;

    /// <summary>An order was sent and its fate is unknown, or its receipt could not be written.</summary>
    public const int OrderOutcomeUnknown = 5;

    /// <summary>Keys are missing, or the server does not accept keys, token or address.</summary>
    public const int Authentication = 6;

    /// <summary>The server was not reached.</summary>
    public const int NotReached = 7;

    /// <summary>Too many requests.</summary>
    public const int TooMany = 8;

    /// <summary>A check found something: differences from the spec, mistakes in YAML, what the doctor would mend, a relay that is not well, a recording that breaks off.</summary>
    public const int Found = 10;

    /// <summary>128 + SIGINT, as shells expect of an interrupted program.</summary>
    public const int Interrupted = 130;

    /// <summary>128 + SIGPIPE, as shells expect where whoever reads the output has left: <c>kiwoom watch … | head -1</c>.</summary>
    public const int ReaderGone = 141;
}
