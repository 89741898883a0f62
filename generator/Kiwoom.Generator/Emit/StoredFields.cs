using System.Globalization;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>
/// Writes properties whose values their reader puts in place, where collecting them first and copying them would cost more than reading
/// some of them. Whether a value is there is one bit, where a nullable would take eight bytes more. No name in a spec has an underscore,
/// so what is added here is nobody else's.
/// </summary>
internal sealed class StoredFields
{
    private const string Bits = "__present";
    private const string AggressiveInlining = "global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)";
    private const string Accessors = "global::Kiwoom.Serialization.Presence";
    private const int BitsOfByte = 8;
    private const int BitsOfWord = 64;

    private readonly List<FieldModel> _nullables;
    private readonly bool _isStruct;
    private readonly bool _isShared;

    /// <param name="fields">The fields of a type.</param>
    /// <param name="isStruct">Whether the type is a struct.</param>
    /// <param name="isShared">Whether readers of several descriptors fill it, who know its names and not its bits.</param>
    public StoredFields(IEnumerable<FieldModel> fields, bool isStruct = false, bool isShared = false)
    {
        _nullables = [.. fields.Where(field => field.IsNullableValue)];
        _isStruct = isStruct;
        _isShared = isShared;
    }

    private bool IsByte => _nullables.Count <= BitsOfByte;

    // One alone has a value to spare: with its sign flipped, zero means none, and the least of all numbers is lost.
    private bool IsLoneInteger => _isStruct && _nullables.Count == 1 && _nullables[0].ResponseType == "long?";

    /// <summary>What holds a property's value.</summary>
    public static string Store(string name) => "_" + char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>The statement that notes that a value is there, for a type that others fill too.</summary>
    /// <param name="owner">The object, with its point.</param>
    /// <param name="name">The property.</param>
    public static string SharedNote(string owner, string name) => $"{owner}Has_{name}();";

    /// <summary>The statement that notes that a value is there.</summary>
    /// <inheritdoc cref="SharedNote"/>
    public string Note(string owner, string name) =>
        _isShared ? SharedNote(owner, name) : $"{owner}{Presence(BitOf(name))} |= {Mask(BitOf(name))};";

    /// <summary>The bits; true where there are any.</summary>
    public bool EmitPresence(CodeWriter code)
    {
        if (_nullables.Count == 0 || IsLoneInteger)
        {
            return false;
        }

        if (IsByte)
        {
            code.Line($"internal byte {Bits};");
            return true;
        }

        for (var word = 0; word * BitsOfWord < _nullables.Count; word++)
        {
            code.Line($"internal ulong {Word(word)};");
        }

        return true;
    }

    /// <summary>One property and what it is stored in.</summary>
    public void Emit(CodeWriter code, FieldModel field, string wire)
    {
        var (type, name, store) = (field.ResponseType, field.Name, Store(field.Name));
        if (!field.IsNullableValue)
        {
            // An empty text is none, as in a struct that nothing has been written to.
            var isText = type == "string";
            EmitProperty(
                code, field, wire, isText ? $"{store} ?? \"\"" : store, isText ? $"=> {store} = value is {{ Length: > 0 }} ? value : null;" : $"=> {store} = value;");
            code.Line($"internal {type}{(isText ? "?" : "")} {store};");
            return;
        }

        if (IsLoneInteger)
        {
            EmitProperty(code, field, wire, $"{store} == 0 ? null : {store} ^ long.MinValue", $"=> {store} = (value ^ long.MinValue).GetValueOrDefault();");
            code.Line($"internal {type.TrimEnd('?')} {store};");
            EmitNote(code, name, $"{store} ^= long.MinValue;");
            return;
        }

        var bit = BitOf(name);
        var place = $"{Presence(bit)}, {(bit % BitsOfWord).ToString(CultureInfo.InvariantCulture)}";
        EmitProperty(code, field, wire, $"{Accessors}.Get({place}, {store})", $"=> {Accessors}.Set(ref {place}, value, out {store});");
        code.Line($"internal {type.TrimEnd('?')} {store};");
        EmitNote(code, name, $"{Presence(bit)} |= {Mask(bit)};");
    }

    /// <summary>A list, what it is stored in, and what sets it.</summary>
    public static void EmitList(CodeWriter code, string type, string name, Action emitDoc)
    {
        emitDoc();
        code.Line($"public {type} {name} {{ get => {Store(name)}; init => {Store(name)} = value; }}");
        code.Line($"internal {type} {Store(name)} = [];");
    }

    private static string Word(int word) => word == 0 ? Bits : Bits + (word + 1).ToString(CultureInfo.InvariantCulture);

    private void EmitNote(CodeWriter code, string name, string statement)
    {
        if (_isShared)
        {
            // Its readers are so long that the compiler stops inlining in them by itself.
            code.Line($"[{AggressiveInlining}] internal void Has_{name}() => {statement}");
        }
    }

    private void EmitProperty(CodeWriter code, FieldModel field, string wire, string value, string init)
    {
        DocEmitter.Field(code, field, wire);
        code.Line($"public {field.ResponseType} {field.Name} {{ {(_isStruct ? "readonly " : "")}get => {value}; init {init} }}");
    }

    private int BitOf(string name) => _nullables.FindIndex(field => field.Name == name);

    private string Presence(int bit) => IsByte ? Bits : Word(bit / BitsOfWord);

    private string Mask(int bit) => IsByte
        ? (1 << bit).ToString(CultureInfo.InvariantCulture)
        : $"0x{(1UL << (bit % BitsOfWord)).ToString("X", CultureInfo.InvariantCulture)}UL";
}
