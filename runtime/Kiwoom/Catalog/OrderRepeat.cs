namespace Kiwoom.Catalog;

/// <summary>Whether an order may be sent again after a refusal.</summary>
public enum OrderRepeat
{
    /// <summary>No: it would be refused again, or it is not certain that the server did not take it.</summary>
    Never,

    /// <summary>The user's choice: people disagree whether the server may have taken an order that it refused so.</summary>
    Choice,

    /// <summary>Yes: the server certainly did not take it.</summary>
    Safe,
}
