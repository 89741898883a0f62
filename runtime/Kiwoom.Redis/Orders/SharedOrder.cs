using System.Globalization;
using System.Text.RegularExpressions;
using Kiwoom.Redis.Streams;
using StackExchange.Redis;

namespace Kiwoom.Redis;

/// <summary>An order that was sent, or was about to be, under a key; as any process sees it.</summary>
public sealed partial record SharedOrder : IOrderRequest
{
    /// <summary>The user's key.</summary>
    public required string Key { get; init; }

    /// <summary>What is known of it.</summary>
    public required SharedOrderState State { get; init; }

    /// <summary>The order's API ID, for example <c>kt10000</c>.</summary>
    public required string ApiId { get; init; }

    /// <summary>The earliest moment at which it can have been sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The process that sent it.</summary>
    public required string Process { get; init; }

    /// <summary>Its number, where the server took it; empty otherwise.</summary>
    public string OrderNumber { get; init; } = "";

    /// <summary>Why it was refused or its fate is unknown; empty otherwise.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The request as it was sent, property by property: its exchange and type too, which stand nowhere else here.</summary>
    public string RequestSummary { get; init; } = "";

    /// <summary>Whether this call has sent it; false where it had been sent before.</summary>
    public bool IsNew { get; init; }

    /// <inheritdoc/>
    public OrderAction Action { get; init; }

    /// <inheritdoc/>
    public string Code { get; init; } = "";

    /// <inheritdoc/>
    public long Quantity { get; init; }

    /// <inheritdoc/>
    public decimal? Price { get; init; }

    /// <inheritdoc/>
    public decimal? StopPrice { get; init; }

    /// <inheritdoc/>
    public string? OriginalOrderNumber { get; init; }

    /// <summary>Whether nobody knows what became of it.</summary>
    public bool IsInDoubt => State is SharedOrderState.Sending or SharedOrderState.Unknown;

    internal bool IsSameAs(string apiId, IOrderRequest other) =>
        ApiId == apiId && Action == other.Action && Code == other.Code && Quantity == other.Quantity && Price == other.Price && StopPrice == other.StopPrice
        && OriginalOrderNumber == other.OriginalOrderNumber && RequestSummary == SummaryOf(other);

    /// <summary>The same in each process, whatever its culture and however many zeros end a price.</summary>
    internal static string SummaryOf(IOrderRequest order)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return EndingZeros().Replace(order.ToString() ?? "", match => match.Groups[1] is { Length: > 0 } digits ? $".{digits}" : "");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    internal static IEnumerable<RedisValue> FieldsOf(string apiId, IOrderRequest order, string process, DateTimeOffset now)
    {
        yield return "state";
        yield return nameof(SharedOrderState.Sending);
        yield return "api";
        yield return apiId;
        yield return "at";
        yield return RelayTime.ToText(now);
        yield return "process";
        yield return process;
        yield return "action";
        yield return order.Action.ToString();
        yield return "code";
        yield return order.Code;
        yield return "quantity";
        yield return order.Quantity.ToString(CultureInfo.InvariantCulture);
        yield return "price";
        yield return Text(order.Price);
        yield return "stop";
        yield return Text(order.StopPrice);
        yield return "original";
        yield return order.OriginalOrderNumber ?? "";
        yield return "request";
        yield return SummaryOf(order);
    }

    /// <summary>Reads what stands under a key; a record of which something is torn is in doubt and like no order.</summary>
    internal static SharedOrder? Read(string key, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var fields = pairs.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        if (fields.Count == 0)
        {
            return null;
        }

        try
        {
            return Read(key, fields);
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or ArgumentException or OverflowException)
        {
            return new SharedOrder
            {
                Key = key,
                State = SharedOrderState.Unknown,
                ApiId = fields.GetValueOrDefault("api", ""),
                SentAt = DateTimeOffset.UnixEpoch,
                Process = fields.GetValueOrDefault("process", ""),
                OrderNumber = fields.GetValueOrDefault("number", ""),
                Reason = $"What Redis has of it cannot be read: {e.GetType().Name}.",
            };
        }
    }

    private static SharedOrder Read(string key, Dictionary<string, string> fields) => new()
    {
        Key = key,
        State = Enum.Parse<SharedOrderState>(fields["state"]),
        ApiId = fields["api"],
        SentAt = RelayTime.FromMicroseconds(long.Parse(fields["at"], CultureInfo.InvariantCulture)),
        Process = fields["process"],
        OrderNumber = fields.GetValueOrDefault("number", ""),
        Reason = fields.GetValueOrDefault("reason", ""),
        Action = Enum.Parse<OrderAction>(fields["action"]),
        Code = fields["code"],
        Quantity = long.Parse(fields["quantity"], CultureInfo.InvariantCulture),
        Price = Number(fields["price"]),
        StopPrice = Number(fields["stop"]),
        OriginalOrderNumber = fields["original"] is { Length: > 0 } original ? original : null,
        RequestSummary = fields["request"],
    };

    [GeneratedRegex(@"(?<=\d)\.(\d*?)0+\b", RegexOptions.CultureInvariant)]
    private static partial Regex EndingZeros();

    private static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
