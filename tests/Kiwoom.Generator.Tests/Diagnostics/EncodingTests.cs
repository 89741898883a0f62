using System.Text;
using Kiwoom.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>Editors of Korean Windows save in CP949, which a compiler reads by the machine's own encoding: as Korean here, as Latin letters there.</summary>
public sealed class EncodingTests
{
    private const string Expected = "KIW033: 'ka99999.yaml' is not saved as UTF-8, and its Korean would be read as something else: save it anew with that encoding (다른 이름으로 저장, 인코딩 UTF-8)";

    private static readonly byte[] Korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes("id: ka99999\nname: 견본요청\n");

    [TestCase(949, Expected)]
    [TestCase(28591, Expected)]
    public void File_in_another_encoding_is_one_error(int codePage, string expected) =>
        AssertMistake(SourceText.From(Korean, Korean.Length, CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage)), expected);

    [Test]
    public void File_whose_bytes_could_not_be_read_is_one_too() => AssertMistake(SourceText.From(Korean, Korean.Length, Encoding.UTF8), Expected);

    [Test]
    public void Utf8_with_or_without_a_mark_and_utf16_are_read()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var run = GeneratorRun.Of(SpecFiles.Empty.With(new Text(SourceText.From("name: 견본요청\n", encoding))));

            Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Has.None.EqualTo("KIW033").And.Some.EqualTo("KIW004"), encoding.EncodingName);
        }
    }

    private static void AssertMistake(SourceText text, string expected)
    {
        var run = GeneratorRun.Of(SpecFiles.Empty.With(new Text(text)));

        Assert.That(run.Diagnostics.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"), Is.EqualTo(new[] { expected }));
    }

    private sealed class Text(SourceText text) : AdditionalText
    {
        public override string Path => "/spec/charts/ka99999.yaml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
