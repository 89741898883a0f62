namespace Kiwoom.Realtime;

/// <summary>
/// What the server has of a route on the present connection. Whether any stream wants it is another thing: see
/// <see cref="RouteRegistration"/> for how the one follows the other.
/// </summary>
internal enum RouteState
{
    /// <summary>The server has not got it, and was not asked.</summary>
    Absent,

    /// <summary>The server was asked for it and has not answered.</summary>
    Asked,

    /// <summary>Asked for, and its messages come already, before the answer.</summary>
    Early,

    /// <summary>The server has acknowledged it.</summary>
    Held,

    /// <summary>
    /// The server was asked to remove it and has not answered. Who wants it meanwhile begins with its next registration: messages
    /// that still come are not for them, as what is sent between the two does not come.
    /// </summary>
    Leaving,

    /// <summary>The server's answer could not be understood: it may have it or not.</summary>
    Unsure,

    /// <summary>The server does not let it go, though no stream wants it. It keeps its place until somebody does, or the connection ends.</summary>
    Kept,

    /// <summary>The server does not take it. Its streams have been told, and the next one begins with a new route.</summary>
    Refused,
}
