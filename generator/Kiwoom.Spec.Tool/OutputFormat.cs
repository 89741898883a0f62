namespace Kiwoom.Spec.Tool;

/// <summary>How a command writes what it found.</summary>
internal enum OutputFormat
{
    Text,
    Json,
    Markdown,
}
