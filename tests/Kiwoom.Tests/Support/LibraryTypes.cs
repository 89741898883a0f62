namespace Kiwoom.Tests.Support;

/// <summary>The library's types by the names that the catalogue gives them, in whatever namespace they are: no two emitted types have one name.</summary>
internal static class LibraryTypes
{
    private static readonly ILookup<string, Type> All = typeof(KiwoomClient).Assembly.GetTypes().Where(type => !type.IsNested).ToLookup(type => type.Name, StringComparer.Ordinal);

    /// <summary>The type of that name, which there has to be.</summary>
    public static Type Find(string name) => All[name].Single();
}
