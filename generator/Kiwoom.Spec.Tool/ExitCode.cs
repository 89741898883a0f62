namespace Kiwoom.Spec.Tool;

/// <summary>What the program returns.</summary>
internal enum ExitCode
{
    /// <summary>Nothing to tell: no mistake, no change, a draft that nobody has to complete.</summary>
    Success = 0,

    /// <summary>Mistakes, changes, or drafts with marks in them.</summary>
    Found = 1,

    /// <summary>The arguments, or what they name, cannot be used.</summary>
    BadArguments = 2,
}
