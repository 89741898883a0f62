using Kiwoom.DocumentCheck;
using Kiwoom.Spec.Document;

if (args is not [var path])
{
    Console.Error.WriteLine("usage: Kiwoom.DocumentCheck FILE   (the text of the API document's PDF)");
    return 2;
}

var text = File.ReadAllText(path);
var report = CatalogueComparer.Compare(DocumentReader.ReadEndpoints(text), DocumentReader.ReadContents(text), DocumentReader.ReadErrors(text));
foreach (var difference in report.Unexplained)
{
    Console.WriteLine("DIFFERENCE " + difference);
}

foreach (var newer in report.Explained.Where(difference => difference.Contains(CatalogueComparer.NotInTheDocument, StringComparison.Ordinal)))
{
    Console.WriteLine("NEWER " + newer);
}

Console.WriteLine(report.Summary);
return report.Unexplained.Count == 0 ? 0 : 1;
