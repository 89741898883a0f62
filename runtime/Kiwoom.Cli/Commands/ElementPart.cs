namespace Kiwoom.Cli.Commands;

/// <summary>Which part of an endpoint has an element.</summary>
internal enum ElementPart
{
    /// <summary>What is asked with.</summary>
    Request,

    /// <summary>What is answered.</summary>
    Response,

    /// <summary>A realtime message.</summary>
    Message,
}
