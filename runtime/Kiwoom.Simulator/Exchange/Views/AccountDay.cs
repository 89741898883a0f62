namespace Kiwoom.Simulator.Exchange.Views;

/// <summary>What an account had at the end of a day. In won.</summary>
/// <param name="Date">The trading day.</param>
/// <param name="Cash">Money that is settled (예수금).</param>
/// <param name="CashAfterSettlement">Money when all trades are settled.</param>
/// <param name="Stocks">What it held but for gold, at the day's last prices.</param>
/// <param name="Gold">Its gold.</param>
/// <param name="Owed">Margin loans, without interest.</param>
internal sealed record AccountDay(DateOnly Date, long Cash, long CashAfterSettlement, long Stocks, long Gold, long Owed)
{
    public static AccountDay Nothing { get; } = new(DateOnly.MinValue, 0, 0, 0, 0, 0);

    public long Value => Stocks + Gold;

    public long Total => CashAfterSettlement + Value - Owed;

    /// <summary>What lists of the stock account count (추정예탁자산), in which gold is not.</summary>
    public long Deposited => CashAfterSettlement + Stocks - Owed;
}
