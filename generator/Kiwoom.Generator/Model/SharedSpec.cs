using Kiwoom.Generator.Common;

namespace Kiwoom.Generator.Model;

/// <summary>What descriptors refer to. Equal contents are equal, whatever changed in comments or layout.</summary>
internal sealed class SharedSpec : IEquatable<SharedSpec>
{
    private readonly EquatableArray<AreaModel> _areas;
    private readonly EquatableArray<VocabularyEntry> _vocabulary;
    private readonly EquatableArray<CodeTableName> _tables;
    private readonly EquatableArray<string> _pricedEnumNames;
    private readonly EquatableArray<string> _stopPricedEnumNames;
    private readonly EquatableArray<string> _signEnumNames;
    private readonly EquatableArray<TableCodes> _codes;
    private readonly EquatableArray<ShapeModel> _shapes;
    private readonly Dictionary<string, VocabularyEntry> _vocabularyByWire;
    private readonly Dictionary<string, CodeTableName> _tablesByName;

    public SharedSpec(
        SharedFile<AreaModel> areas,
        SharedFile<VocabularyEntry> vocabulary,
        SharedFile<EnumModel> enums,
        SharedFile<ShapeModel> shapes)
    {
        _areas = areas.Items;
        _vocabulary = vocabulary.Items;
        _tables = enums.Items.Where(item => !item.IsShared).Select(item => item.ToName()).ToEquatableArray();
        _pricedEnumNames = enums.Items.Where(item => item.HasPricing).Select(item => item.Name).ToEquatableArray();
        _stopPricedEnumNames = enums.Items.Where(item => item.HasStopPrices).Select(item => item.Name).ToEquatableArray();
        _signEnumNames = enums.Items.Where(item => item.HasSigns).Select(item => item.Name).ToEquatableArray();
        _codes = enums.Items.Where(item => !item.IsShared).Select(item => new TableCodes(item.Name, item.Members.Select(code => code.Wire).ToEquatableArray())).ToEquatableArray();
        _shapes = shapes.Items;
        _vocabularyByWire = _vocabulary.ToDictionary(entry => entry.Wire, StringComparer.Ordinal);
        _tablesByName = _tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        HasAllAreas = areas.IsComplete;
        HasWholeVocabulary = vocabulary.IsComplete;
        HasAllEnums = enums.IsComplete;
        HasAllShapes = shapes.IsComplete;
    }

    /// <summary>Whether a project's descriptors refer to it, and not the library's.</summary>
    public bool IsOfProject { get; init; }

    public IEnumerable<AreaModel> Areas => _areas;

    public IEnumerable<string> EnumNames => _tables.Select(table => table.Name);

    public IEnumerable<ShapeModel> Shapes => _shapes;

    public IEnumerable<string> Words => _vocabularyByWire.Keys;

    /// <summary>False when the file has errors: what is missing there is not reported again where it is used.</summary>
    public bool HasAllAreas { get; }

    /// <inheritdoc cref="HasAllAreas"/>
    public bool HasWholeVocabulary { get; }

    /// <inheritdoc cref="HasAllAreas"/>
    public bool HasAllEnums { get; }

    /// <inheritdoc cref="HasAllAreas"/>
    public bool HasAllShapes { get; }

    public AreaModel? FindArea(string folder) => _areas.FirstOrDefault(area => area.Folder == folder);

    public VocabularyEntry? FindWord(string wire) => _vocabularyByWire.TryGetValue(wire, out var entry) ? entry : null;

    public CodeTableName? FindEnum(string name) => _tablesByName.TryGetValue(name, out var table) ? table : null;

    /// <summary>Whether the code table holds order types and says how each is priced.</summary>
    public bool HasPricing(string enumName) => _pricedEnumNames.Contains(enumName);

    /// <summary>Whether the code table holds an order type that has a stop price.</summary>
    public bool HasStopPrices(string enumName) => _stopPricedEnumNames.Contains(enumName);

    /// <summary>Whether the code table says which of its codes stand for a rise and which for a fall.</summary>
    public bool HasSigns(string enumName) => _signEnumNames.Contains(enumName);

    /// <summary>The codes of a table that a request may send; none for a table that there is not.</summary>
    public IEnumerable<string> FindCodes(string enumName) => _codes.FirstOrDefault(table => table.Table == enumName)?.Codes ?? EquatableArray<string>.Empty;

    /// <summary>A shape that descriptors may name. Whole answers of the library are closed to a project: only their own assembly can fill them.</summary>
    public ShapeModel? FindShape(ShapeKind kind, string name) =>
        _shapes.FirstOrDefault(shape => shape.Kind == kind && shape.Name == name && !(kind == ShapeKind.Response && IsForeign(shape)));

    /// <summary>Whether the library has a shape and a project names it.</summary>
    public bool IsForeign(ShapeModel shape) => IsOfProject && !shape.IsAddition;

    public bool Equals(SharedSpec? other) =>
        other is not null &&
        _areas.Equals(other._areas) &&
        _vocabulary.Equals(other._vocabulary) &&
        _tables.Equals(other._tables) &&
        _pricedEnumNames.Equals(other._pricedEnumNames) &&
        _stopPricedEnumNames.Equals(other._stopPricedEnumNames) &&
        _signEnumNames.Equals(other._signEnumNames) &&
        _codes.Equals(other._codes) &&
        _shapes.Equals(other._shapes) &&
        IsOfProject == other.IsOfProject &&
        HasAllAreas == other.HasAllAreas &&
        HasWholeVocabulary == other.HasWholeVocabulary &&
        HasAllEnums == other.HasAllEnums &&
        HasAllShapes == other.HasAllShapes;

    public override bool Equals(object? obj) => Equals(obj as SharedSpec);

    public override int GetHashCode() => _vocabulary.GetHashCode() ^ _shapes.GetHashCode();

    /// <summary>Codes are known for the checks alone: in the elements' models a further code would emit every descriptor anew that names its table.</summary>
    private sealed record TableCodes(string Table, EquatableArray<string> Codes);
}
