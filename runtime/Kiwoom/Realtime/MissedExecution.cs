using Kiwoom.Account;

namespace Kiwoom.Realtime;

/// <summary>An order that has executed more than the stream has told.</summary>
public sealed record MissedExecution
{
    /// <summary>The order as the server has it now: an <see cref="ExecutedOrder"/> or an <see cref="OpenOrder"/>.</summary>
    public required IOrder Order { get; init; }

    /// <summary>What the stream has told to be executed, in shares; 0 where it has told nothing.</summary>
    public required long? SeenQuantity { get; init; }

    /// <summary>What is executed beyond that, in shares.</summary>
    public required long? MissedQuantity { get; init; }
}
