namespace Kiwoom.Quickstart.Application;

/// <summary>What was asked for on the command line and in the environment.</summary>
internal sealed record Settings
{
    public const int DefaultBars = 300;

    public Target Target { get; init; }

    public Secret AppKey { get; init; }

    public Secret SecretKey { get; init; }

    public StockCode Code { get; init; } = "005930";

    /// <summary>How many daily candles are fetched.</summary>
    public int Bars { get; init; } = DefaultBars;

    public bool ShowHelp { get; init; }

    /// <summary>On the real server an order is money: it has to be asked for by name.</summary>
    public bool PlacesOrder { get; init; }

    /// <summary>Takes the place of the target's own address; only tests set it.</summary>
    public Uri? Address { get; init; }
}
