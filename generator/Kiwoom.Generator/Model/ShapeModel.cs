using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>What a shared type is for.</summary>
internal enum ShapeKind
{
    /// <summary>A whole response.</summary>
    Response,

    /// <summary>A level of numbered columns.</summary>
    Level,

    /// <summary>An interface of rows.</summary>
    Interface,
}

/// <summary>A type that several endpoints share.</summary>
internal sealed record ShapeModel(ShapeKind Kind, string Name, string Summary, EquatableArray<FieldModel> Members)
{
    /// <summary>An interface's arrays of levels.</summary>
    public EquatableArray<ShapeLevels> Levels { get; init; }

    /// <summary>Whether a project's own spec has it, and not the library's.</summary>
    public bool IsAddition { get; init; }

    public FieldModel? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}

/// <summary>An array of levels that an interface asks for.</summary>
internal sealed record ShapeLevels(string Name, string ItemType);
