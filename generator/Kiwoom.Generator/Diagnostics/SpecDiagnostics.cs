using Microsoft.CodeAnalysis;

namespace Kiwoom.Generator.Diagnostics;

/// <summary>Everything the generator can find wrong in a spec.</summary>
internal static class SpecDiagnostics
{
    private const string Category = "Kiwoom.Spec";

    public static readonly DiagnosticDescriptor InternalError = Error(
        "KIW001", "The generator failed", "The generator failed on this file, which is a bug in the generator: {0}");

    public static readonly DiagnosticDescriptor UnreadableYaml = Error(
        "KIW002", "YAML cannot be read", "This is not readable YAML: {0}");

    public static readonly DiagnosticDescriptor UnknownKey = Error(
        "KIW003", "Unknown key", "Unknown key '{0}'{1}");

    public static readonly DiagnosticDescriptor MissingKey = Error(
        "KIW004", "Missing key", "'{0}' is missing{1}");

    public static readonly DiagnosticDescriptor InvalidValue = Error(
        "KIW005", "Invalid value", "'{0}' is not a valid {1}; expected {2}");

    public static readonly DiagnosticDescriptor UnknownType = Error(
        "KIW006", "Unknown type", "Unknown type '{0}'{1}");

    public static readonly DiagnosticDescriptor NotInVocabulary = Error(
        "KIW007", "Element without vocabulary", "'{0}' is not in vocabulary.yaml{1}: add it there, or give 'as' and 'type' here");

    public static readonly DiagnosticDescriptor DuplicateName = Error(
        "KIW008", "Duplicate C# name", "The C# name '{0}' is already used by '{1}' in {2}");

    public static readonly DiagnosticDescriptor InvalidIdentifier = Error(
        "KIW009", "Invalid C# name", "'{0}' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)");

    public static readonly DiagnosticDescriptor UnknownEnum = Error(
        "KIW010", "Unknown code table", "There is no code table '{0}' in enums.yaml{1}");

    public static readonly DiagnosticDescriptor DuplicateCode = Error(
        "KIW011", "Duplicate wire code", "The wire code '{0}' stands twice in {1}");

    public static readonly DiagnosticDescriptor DuplicateApiId = Error(
        "KIW012", "Duplicate api id", "The id '{0}' is already described by {1}");

    public static readonly DiagnosticDescriptor BrokenColumns = Error(
        "KIW013", "Broken column group", "The columns of '{0}' are broken: {1}");

    public static readonly DiagnosticDescriptor DuplicateElement = Error(
        "KIW014", "Duplicate element", "'{0}' stands twice in this mapping");

    public static readonly DiagnosticDescriptor UnexpectedNode = Error(
        "KIW015", "Unexpected kind of value", "'{0}' must be {1}");

    public static readonly DiagnosticDescriptor DuplicateDeclaration = Error(
        "KIW016", "Duplicate type or method", "{0} '{1}' is already declared by {2}");

    public static readonly DiagnosticDescriptor UnknownArea = Error(
        "KIW017", "Unknown area", "The folder '{0}' is not an area of areas.yaml{1}");

    public static readonly DiagnosticDescriptor UnknownShape = Error(
        "KIW018", "Unknown shape", "There is no {0} '{1}' in shapes.yaml{2}");

    public static readonly DiagnosticDescriptor ShapeMismatch = Error(
        "KIW019", "Members do not fit the shape", "'{0}' does not fit {1}: {2}");

    public static readonly DiagnosticDescriptor MisplacedKey = Error(
        "KIW020", "Key without effect", "'{0}' has no effect here: {1}");

    public static readonly DiagnosticDescriptor WrongFileName = Error(
        "KIW021", "File name and id differ", "The file of '{0}' must be named '{0}.yaml' or '{0}-….yaml'");

    public static readonly DiagnosticDescriptor MissingReason = Error(
        "KIW022", "Unverified without a reason", "'{0}' is marked 'verified: false': say in 'reason' what is known");

    public static readonly DiagnosticDescriptor SignedPrice = Error(
        "KIW023", "Signed value typed as price", "'{0}' ({1}) goes up and down around zero: as a price it would lose its sign; use change, rate, amount or quantity");

    public static readonly DiagnosticDescriptor MissingPricing = Error(
        "KIW024", "Order without pricing", "'{0}' does not say which orders have a price: {1}");

    public static readonly DiagnosticDescriptor MissingOrderRole = Error(
        "KIW025", "Order without a role", "The order cannot be checked and looked up by '{0}': {1}");

    public static readonly DiagnosticDescriptor NoListOfOrders = Error(
        "KIW026", "Order looked up in no list of orders", "The order cannot be looked up in '{0}': {1}");

    public static readonly DiagnosticDescriptor NoSpecFile = Error(
        "KIW027", "Not a spec file", "'{0}' is no spec file: {1}");

    public static readonly DiagnosticDescriptor OverriddenKind = Error(
        "KIW028", "Override of another kind", "'{0}' is {1} in the library, and this makes it {2}: what may be repeated, and what is an order, cannot be overridden");

    public static readonly DiagnosticDescriptor AreaWithoutCalls = Error(
        "KIW029", "Area without calls", "'{0}' has no calls of its own in the library, so that a method cannot be added to it: choose another area, or add one in areas.yaml");

    public static readonly DiagnosticDescriptor SharedFileTwice = Error(
        "KIW030", "Shared file in two folders", "'{0}' stands in two folders: {1} is read, and this one would be ignored");

    public static readonly DiagnosticDescriptor PathOfAnotherKind = Error(
        "KIW031", "Path of another kind", "'{0}' is where the library's {1} go, and this is {2}: what may be repeated, and what is an order, is not for a project to say");

    public static readonly DiagnosticDescriptor AlikeApiId = Error(
        "KIW032", "Id that differs by case alone", "'{0}' is not '{1}', which the library has: case matters");

    public static readonly DiagnosticDescriptor NotUtf8 = Error(
        "KIW033", "File in another encoding", "'{0}' is not saved as UTF-8, and its Korean would be read as something else: save it anew with that encoding (다른 이름으로 저장, 인코딩 UTF-8)");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
