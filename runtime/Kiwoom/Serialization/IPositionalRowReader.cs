using System.ComponentModel;

namespace Kiwoom.Serialization;

/// <summary>Reads a row that a server sends as an object or as an array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPositionalRowReader<TRow> : IRowReader<TRow>
{
    /// <summary>Reads a row whose opening bracket has been read.</summary>
    static abstract TRow ReadArray(ref WireReader reader);
}
