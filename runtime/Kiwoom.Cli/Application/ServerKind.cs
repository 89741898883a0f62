namespace Kiwoom.Cli.Application;

/// <summary>Which kind of server a run talks to.</summary>
internal enum ServerKind
{
    /// <summary>A simulator: one that runs, or one of the run's own.</summary>
    Simulator,

    /// <summary>Kiwoom's mock server.</summary>
    Mock,

    /// <summary>Kiwoom's real server.</summary>
    Real,

    /// <summary>Any other address.</summary>
    Custom,
}
