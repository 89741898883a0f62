namespace Kiwoom.Spec.Tool;

/// <summary>The arguments, or what they name, cannot be used.</summary>
internal sealed class UsageException(string message) : Exception(message);
