namespace Kiwoom.Redis.Orders;

/// <summary>
/// What a call asks when its turn at the limit has come, just before it is sent: whether the order that it carries is still to be sent.
/// It may have waited long, and another process may have looked for the order meanwhile and sent one in its place.
/// </summary>
/// <param name="apiId">The order's API ID: other calls of the same flow do not ask.</param>
/// <param name="confirm">Throws where the order is not to be sent any more.</param>
internal sealed class OrderTurn(string apiId, Func<CancellationToken, Task> confirm)
{
    private static readonly AsyncLocal<OrderTurn?> Flow = new();

    private volatile bool _isOver;

    /// <summary>That of the order which the present flow sends; null for none.</summary>
    public static OrderTurn? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>Asks for a call whose turn has come.</summary>
    public static Task ConfirmAsync(string apiId, CancellationToken cancellationToken) =>
        Current is { } turn ? turn.ConfirmOwnAsync(apiId, cancellationToken) : Task.CompletedTask;

    /// <summary>Asks no more: what was begun beside the order and goes on has orders of its own.</summary>
    public void End() => _isOver = true;

    private Task ConfirmOwnAsync(string called, CancellationToken cancellationToken) =>
        called == apiId && !_isOver ? confirm(cancellationToken) : Task.CompletedTask;
}
