#!/usr/bin/env dotnet
// A program of one file, without a project: `dotnet run app.cs` once packages are published. Until then they come from a folder: README, "Use it".
#:package Kiwoom@*
#:package Kiwoom.Simulator@*
using Kiwoom;
using Kiwoom.Simulator;

await using var simulator = await KiwoomSimulator.StartAsync();
await using var kiwoom = new KiwoomClient(new KiwoomOptions
{
    Environment = KiwoomEnvironment.Simulator(simulator.BaseAddress),
    AppKey = simulator.AppKey,
    SecretKey = simulator.SecretKey,
});
var stock = await kiwoom.StockInformation.GetStockProfileAsync("005930");
Console.WriteLine($"{stock.StockName} {stock.CurrentPrice:N0}");
