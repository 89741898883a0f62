namespace Kiwoom.Orders;

/// <summary>
/// Decides whether an order of the account may be the one that was sent. Only what certainly contradicts rules one out: an order that is
/// overlooked may be sent twice.
/// </summary>
internal sealed class OrderMatch(IOrderRequest request, DateTimeOffset earliest)
{
    public const string Buy = "매수";
    public const string Sell = "매도";
    public const string Modify = "정정";
    public const string Cancel = "취소";

    /// <summary>Order numbers without the zeros that lists may put in front; nothing is left of the one that stands for no order.</summary>
    public static string Significant(string? orderNumber) => orderNumber is null ? "" : orderNumber.Trim().TrimStart('0');

    /// <summary>Whether a text is the number that stands for no order, and not merely left out.</summary>
    public static bool IsZeros(string? orderNumber) => !string.IsNullOrWhiteSpace(orderNumber) && Significant(orderNumber).Length == 0;

    public bool Fits(OrderCandidate candidate) =>
        (candidate.Code.Length == 0 || candidate.Code == request.Code) &&
        (candidate.Time is not { } time || time >= earliest) &&
        FitsOriginal(candidate) &&
        FitsAction(candidate) &&
        (candidate.Quantity is not { } quantity || request.Quantity == 0 || quantity == request.Quantity) &&
        FitsPrice(candidate.Price);

    private static bool SaysOnly(string text, string word, string other) =>
        text.Contains(word, StringComparison.Ordinal) && !text.Contains(other, StringComparison.Ordinal);

    // A list that leaves the number out says nothing, save that the order which was to be changed is not its own change.
    private bool FitsOriginal(OrderCandidate candidate) =>
        request.OriginalOrderNumber is not null && candidate.OriginalOrderNumber.Length == 0
            ? !candidate.IsNew && Significant(candidate.OrderNumber) != Significant(request.OriginalOrderNumber)
            : Significant(candidate.OriginalOrderNumber) == Significant(request.OriginalOrderNumber);

    private bool FitsAction(OrderCandidate candidate) => request.Action switch
    {
        OrderAction.Buy => !SaysOnly(candidate.SideText, Sell, Buy),
        OrderAction.Sell => !SaysOnly(candidate.SideText, Buy, Sell),
        OrderAction.Modify => !SaysOnly(candidate.SideText + candidate.ChangeText, Cancel, Modify),
        _ => !SaysOnly(candidate.SideText + candidate.ChangeText, Modify, Cancel),
    };

    // A market order is listed with 0, or with what it traded at.
    private bool FitsPrice(decimal? price) =>
        request.Action == OrderAction.Cancel || request.Price is null or 0 || price is null or 0 || price == request.Price;
}
