using System.ComponentModel;

namespace Kiwoom.Serialization;

/// <summary>Reads one row of a list. Implemented by structs, so that the call is direct.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowReader<TRow>
{
    /// <summary>Reads a row whose opening brace has been read.</summary>
    static abstract TRow Read(ref WireReader reader);
}
