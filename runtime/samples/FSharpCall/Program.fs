// A quote and a chart from F#. With keys of your own: KiwoomEnvironment.Mock, and no simulator.
open System
open System.Globalization
open Kiwoom
open Kiwoom.Charts
open Kiwoom.Simulator

let run () =
    task {
        let! simulator = KiwoomSimulator.StartAsync()

        use kiwoom =
            new KiwoomClient(
                KiwoomOptions(
                    Environment = KiwoomEnvironment.Simulator simulator.BaseAddress,
                    AppKey = simulator.AppKey,
                    SecretKey = simulator.SecretKey
                )
            )

        let! stock = kiwoom.StockInformation.GetStockProfileAsync(StockCode.op_Implicit "005930")
        let price = stock.CurrentPrice |> Option.ofNullable |> Option.map (fun price -> price.ToString("N0", CultureInfo.InvariantCulture))
        printfn "%s %s" stock.StockName (defaultArg price "-")

        let! candles =
            kiwoom.Charts.GetDailyCandlesAsync(
                DailyCandlesRequest(StockCode = StockCode.op_Implicit "005930", BaseDate = KoreanTime.Today(), AdjustedPrice = true)
            )

        let rose = candles.Candles |> Seq.filter (fun day -> Nullable.Compare(day.Change, Nullable 0m) > 0) |> Seq.length
        printfn "%d of the last %d days rose" rose candles.Candles.Count
        do! simulator.DisposeAsync()
    }

run().GetAwaiter().GetResult()
