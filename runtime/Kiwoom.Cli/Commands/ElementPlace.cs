using Kiwoom.Catalog;

namespace Kiwoom.Cli.Commands;

/// <summary>A place where an element occurs.</summary>
/// <param name="Endpoint">The endpoint that has it.</param>
/// <param name="Part">Whether it is asked with, answered with, or in a message.</param>
/// <param name="Lists">The wire names of the lists it is a row's element of, outermost first.</param>
/// <param name="Field">The element there.</param>
internal sealed record ElementPlace(EndpointInfo Endpoint, ElementPart Part, IReadOnlyList<string> Lists, FieldInfo Field)
{
    /// <summary>Every place of an element by its wire name, C# name or Korean name; the first kind of name that means something decides.</summary>
    public static IReadOnlyList<ElementPlace> Find(string name)
    {
        var all = KiwoomCatalog.Endpoints.SelectMany(endpoint =>
            In(endpoint, ElementPart.Request, endpoint.Request, []).Concat(In(endpoint, ElementPart.Response, endpoint.Response, [])).Concat(In(endpoint, ElementPart.Message, endpoint.Values, []))).ToList();
        return
            All(place => place.Field.WireName == name) ??
            All(place => Same(place.Field.WireName, name)) ??
            All(place => Same(Plain(place.Field.Name), Plain(name))) ??
            All(place => Same(Plain(WithoutLevels(place.Field.Name)), Plain(name))) ??
            All(place => Same(WithoutBlanks(place.Field.KoreanName), WithoutBlanks(name))) ?? [];

        List<ElementPlace>? All(Func<ElementPlace, bool> isIt) => all.Where(isIt).ToList() is { Count: > 0 } found ? found : null;
    }

    private static IEnumerable<ElementPlace> In(EndpointInfo endpoint, ElementPart part, IReadOnlyList<FieldInfo> fields, string[] lists) =>
        fields.SelectMany(field => In(endpoint, part, field.Rows, [.. lists, field.WireName]).Prepend(new ElementPlace(endpoint, part, lists, field)));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => string.Concat(name.Where(c => c is not ('-' or '_') && !char.IsWhiteSpace(c)));

    private static string WithoutBlanks(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>The levels of an array are one element: <c>Asks.Price</c>.</summary>
    private static string WithoutLevels(string name) => System.Text.RegularExpressions.Regex.Replace(name, @"\[\d+\]", "");
}
