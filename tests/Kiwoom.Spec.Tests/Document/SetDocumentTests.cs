using Kiwoom.Spec.Document;
using Kiwoom.Spec.Tests.Support;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tests.Document;

/// <summary>The whole spec, set as the document is set, is read as it was: wrapped, broken over pages, without a loss.</summary>
public sealed class SetDocumentTests
{
    [Test]
    public void Everything_that_was_set_is_read()
    {
        var plain = PlainDocument.Of(SpecBinder.Bind(SpecSet.Real.Files));

        var read = DocumentText.Read(DocumentSetter.Set(plain))!;

        Assert.That(read.Endpoints.Select(endpoint => (endpoint.ApiId, endpoint.Name, endpoint.Path, endpoint.Menu)), Is.EqualTo(plain.Endpoints.Select(endpoint => (endpoint.ApiId, endpoint.Name, endpoint.Path, endpoint.Menu))));
        Assert.That(read.Contents, Is.EqualTo(plain.Endpoints.Select(endpoint => endpoint.ApiId)));
        Assert.That(read.Errors, Is.EqualTo(plain.Errors));
        Assert.That(read.Endpoints.SelectMany(endpoint => endpoint.Request.Concat(endpoint.Response)).Select(Describe), Is.EqualTo(plain.Endpoints.SelectMany(endpoint => endpoint.Request.Concat(endpoint.Response)).Select(Describe)));
    }

    private static string Describe(DocumentRow row) => $"{row.Depth} {row.NameAndKorean} {row.Type} {row.Required} {row.Length} {row.Description}";

    private static string Describe(PlainRow row) => $"{row.Depth} {row.Wire}{RowName.WithoutSpace(row.Korean)} {row.Type} {row.Required} {row.Length} {string.Join(' ', row.Description.Split(' ', StringSplitOptions.RemoveEmptyEntries))}";
}
