namespace Kiwoom.Tests.Serialization;

/// <summary>How a walk reads a value.</summary>
internal enum WalkStep
{
    /// <summary>Into objects and arrays; anything else as a value.</summary>
    Enter,

    /// <summary>The same: most values are read so.</summary>
    EnterToo,

    /// <summary>As a number, and if it is none, as above.</summary>
    Number,

    /// <summary>As the whole number that was read with its name, and if it is none, as above.</summary>
    Integer,

    /// <summary>As a value, whatever it is: objects and arrays are stepped over.</summary>
    Skip,

    /// <summary>Into objects and arrays, which are given up there and stepped over.</summary>
    GiveUp,

    /// <summary>How many there are.</summary>
    Count,
}
