namespace Kiwoom.Quickstart.Application;

/// <summary>The answer to <c>--help</c>.</summary>
internal static class Help
{
    public const string Text = """
        A tour of the Kiwoom REST API client for C#: a quote, an order book, a chart, an order.

        Usage: dotnet run --project runtime/Kiwoom.Quickstart -- [options]

        Without any set-up it talks to a simulator inside the process.

        Options:
          --code <code>    the stock: six digits or capital letters (default: 005930, Samsung Electronics)
          --bars <count>   daily candles in the chart, 1 to 2000 (default: 300)
          --help           this text
          --real           the real server; needs KIWOOM_ENVIRONMENT=real as well, and only reads
          --place-order    with --real: also place and cancel an order of one share, far below the market

        Environment variables:
          KIWOOM_APP_KEY, KIWOOM_SECRET_KEY   your keys: the tour goes to Kiwoom's mock trading server
          KIWOOM_ENVIRONMENT                  simulator, mock or real
          NO_COLOR                            plain text, as in a pipe or a file

        Exit codes: 0 done, 1 failed, 2 bad arguments, 130 interrupted
        """;
}
