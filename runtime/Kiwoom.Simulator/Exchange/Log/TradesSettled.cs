using System.Globalization;

namespace Kiwoom.Simulator.Exchange.Log;

/// <summary>What was traded two trading days before is paid.</summary>
/// <param name="Account">Whose.</param>
/// <param name="TradeDate">When it was traded.</param>
/// <param name="Amount">What is paid in; below zero what is paid out. In won.</param>
internal sealed record TradesSettled(string Account, DateOnly TradeDate, long Amount) : MarketEvent
{
    protected override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"settled {Account} {TradeDate:yyyyMMdd} {Amount}");
}
