using System.Globalization;
using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>
/// Writes properties that their reader sets in place, where collecting the values first and copying them would cost more than reading
/// some of them. Whether a value is there is one bit, where a nullable would take eight bytes more.
/// </summary>
internal sealed class StoredFields
{
    private const string Bits = "__present";
    private const int BitsOfByte = 8;
    private const int BitsOfWord = 64;

    private readonly List<string> _nullables;
    private readonly bool _isStruct;

    public StoredFields(IEnumerable<FieldModel> fields, bool isStruct)
    {
        _nullables = [.. fields.Where(field => field.IsNullableValue).Select(field => field.Name)];
        _isStruct = isStruct;
    }

    /// <summary>The method by which a reader sets a property. No name in a spec has an underscore, so it is nobody else's.</summary>
    public static string Setter(string name) => "Set_" + name;

    /// <summary>The bits; true where there are any.</summary>
    public bool EmitPresence(CodeWriter code)
    {
        if (_nullables.Count < 2)
        {
            return false;
        }

        if (IsByte)
        {
            code.Line($"private byte {Bits};");
            return true;
        }

        for (var word = 0; word * BitsOfWord < _nullables.Count; word++)
        {
            code.Line($"private ulong {Word(word)};");
        }

        return true;
    }

    /// <summary>One property, what it is stored in and what sets it.</summary>
    public void Emit(CodeWriter code, FieldModel field, string wire)
    {
        var (type, name) = (field.ResponseType, field.Name);
        var store = Store(name);
        var bit = _nullables.IndexOf(name);
        string value;
        if (bit >= 0 && _nullables.Count > 1)
        {
            EmitPacked(code, field, bit);
            value = $"({Presence(bit)} & {Mask(bit)}) != 0 ? {store} : null";
        }
        else if (type == "long?")
        {
            // One alone has a value to spare: with its sign flipped, zero means none, and the least of all numbers is lost.
            EmitStore(code, "long", name, type, "(value ^ long.MinValue).GetValueOrDefault()");
            value = $"{store} == 0 ? null : {store} ^ long.MinValue";
        }
        else if (type == "string")
        {
            // An empty text is none, as in a struct that nothing has been written to.
            EmitStore(code, "string?", name, type, "value is { Length: > 0 } ? value : null");
            value = $"{store} ?? \"\"";
        }
        else
        {
            EmitStore(code, type, name, type, "value");
            value = store;
        }

        code.Line();
        DocEmitter.Field(code, field, wire);
        var get = _isStruct ? "readonly get" : "get";
        code.Line($"public {type} {name} {{ {get} => {value}; init => {Setter(name)}(value); }}");
    }

    /// <summary>A list of rows, what it is stored in and what sets it.</summary>
    public static void EmitRows(CodeWriter code, RowsMember rows, string type)
    {
        EmitStore(code, type, rows.Name, type, "value", " = []");
        code.Line();
        DocEmitter.Collection(code, Names.ToWords(rows.Name), rows.Notes, rows.Korean, rows.Wire);
        code.Line($"public {type} {rows.Name} {{ get => {Store(rows.Name)}; init => {Setter(rows.Name)}(value); }}");
    }

    private static void EmitStore(CodeWriter code, string stored, string name, string type, string value, string initial = "")
    {
        code.Line($"private {stored} {Store(name)}{initial};");
        code.Line();
        code.Line($"internal void {Setter(name)}({type} value) => {Store(name)} = {value};");
    }

    private void EmitPacked(CodeWriter code, FieldModel field, int bit)
    {
        code.Line($"private {field.ResponseType.TrimEnd('?')} {Store(field.Name)};");
        code.Line();
        using var setter = code.Open($"internal void {Setter(field.Name)}({field.ResponseType} value)");
        var bits = $"value.HasValue ? {Presence(bit)} | {Mask(bit)} : {Presence(bit)} & ~{Mask(bit)}";
        code.Line($"{Store(field.Name)} = value.GetValueOrDefault();");
        code.Line($"{Presence(bit)} = {(IsByte ? $"(byte)({bits})" : bits)};");
    }

    private bool IsByte => _nullables.Count <= BitsOfByte;

    private static string Store(string name) => "_" + char.ToLowerInvariant(name[0]) + name.Substring(1);

    private string Presence(int bit) => IsByte ? Bits : Word(bit / BitsOfWord);

    private string Mask(int bit) => IsByte
        ? (1 << bit).ToString(CultureInfo.InvariantCulture)
        : $"0x{(1UL << (bit % BitsOfWord)).ToString("X", CultureInfo.InvariantCulture)}UL";

    private static string Word(int word) => word == 0 ? Bits : Bits + (word + 1).ToString(CultureInfo.InvariantCulture);
}
