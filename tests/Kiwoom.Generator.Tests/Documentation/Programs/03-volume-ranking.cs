using Kiwoom;
using Kiwoom.Rankings;

await using var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = args[0], SecretKey = args[1] });
var request = new TopPreviousDayVolumeStocksRequest
{
    Market = MarketFilter.Kospi,
    Ranking = PreviousDayRanking.TradingValue,
    StartRank = 1,
    EndRank = 20,
    Exchange = Exchange.Krx,
};
foreach (TopPreviousDayVolumeStock stock in (await kiwoom.Rankings.GetTopPreviousDayVolumeStocksAsync(request)).Stocks)
{
    Console.WriteLine($"{stock.StockName} {stock.Volume:N0}");
}
