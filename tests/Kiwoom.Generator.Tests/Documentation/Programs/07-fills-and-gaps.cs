using Kiwoom;
using Kiwoom.Realtime;

await using var kiwoom = new KiwoomClient(new KiwoomOptions { Environment = KiwoomEnvironment.Mock, AppKey = args[0], SecretKey = args[1] });
var seen = new List<OrderExecutionUpdate>();
await foreach (var message in kiwoom.Realtime.OrderExecutions().WithGaps())
{
    switch (message)
    {
        case OrderExecutionUpdate update:
            seen.Add(update);
            Console.WriteLine($"{update.OrderNumber}: {update.OrderStatus}");
            break;
        case StreamGap gap:
            foreach (var missed in await kiwoom.Realtime.FindMissedExecutionsAsync(gap, seen))
            {
                Console.WriteLine($"meanwhile {missed.Order.OrderNumber}");
            }

            break;
    }
}
