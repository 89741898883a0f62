using Kiwoom.Redis.Streams;
using StackExchange.Redis;

namespace Kiwoom.Redis.Orders;

/// <summary>One call that sends an order: what stands under the order's key tells whose it is, so that no other attempt ends it.</summary>
internal sealed class OrderAttempt(string key, string apiId, IOrderRequest request, string process, DateTimeOffset now)
{
    public string Key { get; } = key;

    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Whether it is not to be sent: what was asked when its turn came did not allow it.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Where it stands among orders in doubt.</summary>
    public RedisValue Score { get; } = RelayTime.ToMicroseconds(now);

    public IEnumerable<RedisValue> Fields => SharedOrder.FieldsOf(apiId, request, process, now).Concat(["attempt", Id]);

    public SharedOrder ToAccepted(string number) => new()
    {
        Key = Key,
        State = SharedOrderState.Accepted,
        ApiId = apiId,
        SentAt = now,
        Process = process,
        OrderNumber = number,
        IsNew = true,
        Action = request.Action,
        Code = request.Code,
        Quantity = request.Quantity,
        Price = request.Price,
        StopPrice = request.StopPrice,
        OriginalOrderNumber = request.OriginalOrderNumber,
        RequestSummary = SharedOrder.SummaryOf(request),
    };
}
