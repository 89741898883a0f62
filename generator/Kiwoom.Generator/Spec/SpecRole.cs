namespace Kiwoom.Generator.Spec;

/// <summary>Whose spec a file belongs to.</summary>
internal enum SpecRole
{
    /// <summary>Nobody's: another tool's file.</summary>
    None,

    /// <summary>The library's, whose own build this is: it becomes the client.</summary>
    Library,

    /// <summary>The library's, in the build of a project that uses it: it is known, and has been emitted long since.</summary>
    BuiltIn,

    /// <summary>That of a project which uses the library: it becomes additions to the client.</summary>
    Project,
}
