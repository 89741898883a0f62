namespace Kiwoom.Spec.Tests.Support;

/// <summary>One endpoint of a <see cref="PlainDocument"/>.</summary>
internal sealed class PlainEndpoint(string apiId, string name, string path, string menu)
{
    public string ApiId { get; } = apiId;

    public string Name { get; set; } = name;

    public string Path { get; set; } = path;

    public string Menu { get; } = menu;

    public List<PlainRow> Request { get; } = [];

    public List<PlainRow> Response { get; } = [];

    /// <summary>Changes the first element of the request that fits.</summary>
    public void ChangeRequest(string wire, Func<PlainRow, PlainRow> change)
    {
        var at = Request.FindIndex(row => row.Wire == wire);
        Request[at] = change(Request[at]);
    }
}
