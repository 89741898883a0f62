using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>Reads which list of a response continues over pages.</summary>
internal static class PagesReader
{
    /// <summary>The list; null for none.</summary>
    public static RowsMember? Read(MappingReader reader, EndpointKind kind, RecordModel response, bool isComplete)
    {
        var lists = response.Members.OfType<RowsMember>().ToList();
        switch (reader.Text("pages"))
        {
            case null:
                return kind == EndpointKind.Query && lists.Count == 1 ? lists[0] : null;
            case "false":
                return null;
            case { } name:
                var named = lists.Find(list => list.Name == name);
                if (named is null && isComplete)
                {
                    reader.ReportInvalid("pages", name, "false, or the C# name of a list of the response");
                }

                return named;
        }
    }
}
