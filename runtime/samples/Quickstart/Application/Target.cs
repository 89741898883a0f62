namespace Kiwoom.Quickstart.Application;

/// <summary>Where the tour goes.</summary>
internal enum Target
{
    /// <summary>The simulator inside this process.</summary>
    Simulator,

    /// <summary>Kiwoom's mock trading server.</summary>
    Mock,

    /// <summary>The real server.</summary>
    Real,
}
