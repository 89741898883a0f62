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

    /// <summary>Changes the first row that fits, and says which it was.</summary>
    public PlainRow Change(List<PlainRow> rows, Func<PlainRow, bool> fits, Func<PlainRow, PlainRow> change)
    {
        var at = rows.FindIndex(row => fits(row));
        var before = rows[at];
        rows[at] = change(before);
        return before;
    }
}
