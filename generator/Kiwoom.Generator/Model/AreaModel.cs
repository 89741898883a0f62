namespace Kiwoom.Generator.Model;

/// <summary>An area of the client.</summary>
internal sealed record AreaModel(string Folder, string Name, string Korean, string Summary)
{
    public string ClientType => Name + "Client";

    public string InterfaceType => "I" + ClientType;
}
