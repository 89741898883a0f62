using Kiwoom;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddKiwoom(options =>
{
    options.Environment = KiwoomEnvironment.Mock;
    options.AppKey = args[0];
    options.SecretKey = args[1];
});
services.AddSingleton<Prices>();
await using var provider = services.BuildServiceProvider();
Console.WriteLine(await provider.GetRequiredService<Prices>().GetAsync("005930"));

internal sealed class Prices(IKiwoomClient kiwoom)
{
    public async Task<decimal?> GetAsync(StockCode code) => (await kiwoom.StockInformation.GetStockProfileAsync(code)).CurrentPrice;
}
