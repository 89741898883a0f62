namespace Kiwoom.Cli.Application;

/// <summary>Nobody reads the output any longer.</summary>
internal sealed class ReaderGoneException(Exception inner) : IOException(inner.Message, inner);
