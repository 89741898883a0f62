namespace Kiwoom.Orders;

/// <summary>An order of the account that may be the one that was looked for, with what the account's lists say of it.</summary>
public sealed record OrderCandidate
{
    /// <summary>The order's number of the day.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>The number of the order that it modifies or cancels; empty for a new order.</summary>
    public string OriginalOrderNumber { get; init; } = "";

    /// <summary>The code of the stock or gold product; empty when the server sent none.</summary>
    public string Code { get; init; } = "";

    /// <summary>The server's word for the side, for example <c>현금매수</c> or <c>+매수정정</c>.</summary>
    public string SideText { get; init; } = "";

    /// <summary>The server's word for a modification (<c>정정</c>) or cancellation (<c>취소</c>), where a list has one; empty otherwise.</summary>
    public string ChangeText { get; init; } = "";

    /// <summary>The server's word for the order type, for example <c>보통</c> or <c>시장가</c>.</summary>
    public string TypeText { get; init; } = "";

    /// <summary>The server's word for the order's state, for example <c>접수</c> or <c>체결</c>.</summary>
    public string StatusText { get; init; } = "";

    /// <summary>The quantity ordered: shares, or grams of gold.</summary>
    public long? Quantity { get; init; }

    /// <summary>What is still open of it.</summary>
    public long? UnfilledQuantity { get; init; }

    /// <summary>What has been executed of it.</summary>
    public long? ExecutedQuantity { get; init; }

    /// <summary>The order's own price in won; 0 where it has none.</summary>
    public decimal? Price { get; init; }

    /// <summary>The price of its executions in won; 0 while there are none.</summary>
    public decimal? ExecutedPrice { get; init; }

    /// <summary>When the server took the order, to the second; null where no list says.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The API IDs of the lists that have it.</summary>
    public IReadOnlyList<string> ApiIds { get; init; } = [];

    /// <summary>Whether a list says that it changes no other order, and does not merely leave out which.</summary>
    internal bool IsNew { get; init; }

    /// <summary>What its executions are worth in won, where a list says; only of the row that has it.</summary>
    internal long? ExecutedAmount { get; init; }

    /// <summary>The commission of its executions in won, where a list says; only of the row that has it.</summary>
    internal long? Commission { get; init; }

    /// <summary>The tax of its executions in won, where a list says; only of the row that has it.</summary>
    internal long? Tax { get; init; }

    /// <summary>What a change of an order has changed, where a list says; only of the row that has it.</summary>
    internal long? ConfirmedQuantity { get; init; }

    /// <summary>Whether a list says that it is on credit, so that its changes go by the ids of credit orders; only of the row that has it.</summary>
    internal bool IsOnCredit { get; init; }

    /// <summary>Where it was sent, as far as a list says; only of the row that has it.</summary>
    internal Exchange? Exchange { get; init; }

    /// <summary>The same order with what a list says that was asked later; what that one leaves out stays.</summary>
    internal OrderCandidate UpdatedBy(OrderCandidate later) => new()
    {
        OrderNumber = OrderNumber,
        OriginalOrderNumber = Later(OriginalOrderNumber, later.OriginalOrderNumber),
        IsNew = IsNew || later.IsNew,
        Code = Later(Code, later.Code),
        SideText = Later(SideText, later.SideText),
        ChangeText = Later(ChangeText, later.ChangeText),
        TypeText = Later(TypeText, later.TypeText),
        StatusText = Later(StatusText, later.StatusText),
        Quantity = later.Quantity ?? Quantity,
        UnfilledQuantity = later.UnfilledQuantity ?? UnfilledQuantity,
        ExecutedQuantity = later.ExecutedQuantity ?? ExecutedQuantity,
        Price = later.Price ?? Price,
        ExecutedPrice = later.ExecutedPrice ?? ExecutedPrice,
        Time = later.Time ?? Time,
        ApiIds = [.. ApiIds.Union(later.ApiIds, StringComparer.Ordinal)],
    };

    private static string Later(string earlier, string later) => later.Length == 0 ? earlier : later;
}
