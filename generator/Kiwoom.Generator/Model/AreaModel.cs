namespace Kiwoom.Generator.Model;

/// <summary>An area of the client.</summary>
internal sealed record AreaModel(string Folder, string Name, string Korean, string Summary)
{
    /// <summary>Whether a project's own spec has it, and not the library's.</summary>
    public bool IsAddition { get; init; }

    public string ClientType => Name + "Client";

    public string InterfaceType => "I" + ClientType;
}
