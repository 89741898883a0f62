namespace Kiwoom.Simulator.Exchange;

/// <summary>Something that happens at its time.</summary>
internal interface IAgendaItem
{
    void Run();
}
