using Kiwoom.Spec.Document;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tool;

/// <summary>Reads the document that a command is given.</summary>
internal static class DocumentFile
{
    /// <param name="path">The text of the document's PDF.</param>
    /// <param name="spec">Its words tell elements from Korean names where the document has no example.</param>
    public static DocumentText Read(string path, BoundSpec spec)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"there is no {path}");
        }

        var words = spec.Vocabulary.Items.Select(word => word.Wire).ToHashSet(StringComparer.Ordinal);
        return DocumentText.Read(File.ReadAllText(path), words) ??
            throw new UsageException($"{path} is no text of the API document: it has no 'API 정보'. Make it with pdftotext from the PDF");
    }
}
