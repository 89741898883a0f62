namespace Kiwoom.Cli.Application;

/// <summary>A profile of the configuration file: which server, and what orders may be. Keys are not in it.</summary>
internal sealed record Profile
{
    /// <summary>simulator, mock, real or an address; null for the simulator.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether orders may be sent where they are money.</summary>
    public bool AllowOrders { get; init; }

    /// <summary>The highest price times quantity of an order, in won.</summary>
    public decimal? MaxOrderValue { get; init; }

    /// <summary>The most shares of an order without a price.</summary>
    public long? MaxUnpricedQuantity { get; init; }
}
