using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes XML docs: meaning, unit, Korean name and wire name.</summary>
internal static class DocEmitter
{
    public static void Summary(CodeWriter code, string text) =>
        code.Line($"/// <summary>{Literals.Xml(Sentence(text))}</summary>");

    /// <summary>The docs of what an endpoint answers or sends.</summary>
    public static void Endpoint(CodeWriter code, EndpointModel endpoint)
    {
        Summary(code, endpoint.Summary);
        var note = endpoint.Note is null ? "" : " " + Literals.Xml(Sentence(endpoint.Note));
        code.Line($"/// <remarks>{endpoint.ApiId} {Literals.Xml(endpoint.Korean)}.{note}{Source(endpoint.Origin)}</remarks>");
    }

    /// <summary>The docs of a property.</summary>
    public static void Field(CodeWriter code, FieldModel field, string wire)
    {
        var unit = field.ValueUnit is null ? "" : $" In {field.ValueUnit}.";
        Summary(code, Sentence(field.Summary ?? Names.ToWords(field.Name)) + unit);
        var remarks = new List<string>();
        if (field.Korean.Length > 0 || wire.Length > 0)
        {
            remarks.Add(Origin(field.Korean, wire));
        }

        if ((field.Type is FieldType.Price or FieldType.Ratio || field.IsMagnitude) && field.Decimals == 0)
        {
            remarks.Add("A magnitude: the sign on the wire only tells the direction.");
        }

        if (field.Scale != 1)
        {
            remarks.Add($"The wire carries {field.Scale} times the value.");
        }

        foreach (var item in field.ItemScales)
        {
            remarks.Add($"For {Literals.Xml(item.Item)}, the wire carries {item.Scale} times the value.");
        }

        if (field.Times != 1)
        {
            remarks.Add($"The wire counts in {field.Unit}; the value is in {field.ValueUnit}.");
        }

        if (field.SignBy is not null)
        {
            remarks.Add($"Where it has no sign of its own, <see cref=\"{field.SignBy}\"/> gives it.");
        }

        if (field.Table is { Of: not null } table)
        {
            remarks.Add($"One of {string.Join(", ", table.Members.Select(member => $"<c>{member}</c>"))}.");
        }

        if (field.Default is { } value)
        {
            remarks.Add($"Default: <c>{value}</c>.");
        }

        if (field.Note is not null)
        {
            remarks.Add(Literals.Xml(Sentence(field.Note)));
        }

        if (field.Origin is not null)
        {
            remarks.Add(Source(field.Origin).TrimStart());
        }

        if (!field.Verified)
        {
            remarks.Add("Unverified: " + Literals.Xml(Sentence(field.Reason ?? "")));
        }

        if (remarks.Count > 0)
        {
            code.Line($"/// <remarks>{string.Join(" ", remarks)}</remarks>");
        }
    }

    /// <summary>The docs of a list or an array of levels.</summary>
    public static void Collection(CodeWriter code, string summary, MemberNotes notes, string korean, string wire)
    {
        Summary(code, notes.Summary ?? summary);
        var note = notes.Note is null ? "" : " " + Literals.Xml(Sentence(notes.Note));
        var unverified = notes.Verified ? "" : " Unverified: " + Literals.Xml(Sentence(notes.Reason ?? ""));
        code.Line($"/// <remarks>{Origin(korean, wire)}{note}{unverified}</remarks>");
    }

    /// <summary>Where something was learnt that the document does not have.</summary>
    public static string Source(string? origin) => origin is null ? "" : " Source: " + Literals.Xml(Sentence(origin));

    /// <summary>Korean name and wire name, as the document has them.</summary>
    public static string Origin(string korean, string wire) =>
        wire.Length == 0 ? Literals.Xml(korean) + "." :
        korean.Length == 0 ? $"<c>{Literals.Xml(wire)}</c>." :
        $"{Literals.Xml(korean)} (<c>{Literals.Xml(wire)}</c>).";

    public static string Sentence(string text) => text.Length == 0 || text[text.Length - 1] is '.' or '!' or '?' ? text : text + ".";
}
