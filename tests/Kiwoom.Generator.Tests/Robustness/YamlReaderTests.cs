using System.Text;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Yaml;
using Microsoft.CodeAnalysis.Text;

namespace Kiwoom.Generator.Tests.Robustness;

/// <summary>Whatever a file holds, the reader answers with a mapping or with one diagnostic, and soon.</summary>
public sealed class YamlReaderTests
{
    [Test]
    public void Scalars_are_text_as_it_stands()
    {
        var mapping = Read("a: 01\nb: no\nc: \"\\\"q\\\"\"\nd: 1e3\ne: ~\nf: 'it''s'\ng: >\n  folded\n  text\n");

        Assert.That(
            mapping.Entries.Select(entry => ((YamlScalar)entry.Value).Value),
            Is.EqualTo(["01", "no", "\"q\"", "1e3", "~", "it's", "folded text\n"]));
    }

    [Test]
    public void Positions_count_characters_of_the_line()
    {
        var key = Read("# 한글\n한글: { ko: 현재가, as: Price }\n").Entries[0];
        var name = ((YamlMapping)key.Value).Entries[1];

        Assert.That(key.Key.Location.LineSpan.Start, Is.EqualTo(new LinePosition(1, 0)));
        Assert.That(key.Key.Location.LineSpan.End, Is.EqualTo(new LinePosition(1, 2)));
        Assert.That(name.Value.Location.LineSpan.Start, Is.EqualTo(new LinePosition(1, 19)));
        Assert.That(name.Value.Location.Span, Is.EqualTo(new TextSpan(24, 5)));
    }

    [Test]
    public void Windows_line_ends_change_no_position()
    {
        const string Text = "a: 1\nb:\n  c: 2\n  d: { e: 3 }\n";

        Assert.That(Places(Read(Text.Replace("\n", "\r\n", StringComparison.Ordinal))), Is.EqualTo(Places(Read(Text))));
    }

    [Test]
    public void Byte_order_mark_of_a_file_is_not_part_of_its_first_key()
    {
        using var file = new MemoryStream([0xEF, 0xBB, 0xBF, .. "id: ka00001"u8]);

        Assert.That(Read(SourceText.From(file, Encoding.UTF8).ToString()).Entries[0].Key.Value, Is.EqualTo("id"));
    }

    [Test]
    public void Nesting_of_32_levels_is_read_and_deeper_is_refused()
    {
        Assert.That(Read(Nested(31)).Entries, Has.Count.EqualTo(1));
        Assert.That(Refuse(Nested(33)), Does.StartWith("(1,").And.EndWith("nested too deeply"));

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("{a: ", depth)) + "b" + new string('}', depth);
    }

    [TestCase("[", "", 10_000)]
    [TestCase("a: [", "]", 10_000)]
    [TestCase("{a: ", "}", 10_000)]
    [TestCase("- ", "", 10_000)]
    [TestCase("? ", "", 10_000)]
    [CancelAfter(10_000)]
    public void Nesting_of_ten_thousand_levels_overflows_no_stack(string open, string close, int depth) =>
        Refuse(string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(close, depth)));

    [TestCase("a")]
    [TestCase(":")]
    [TestCase("{")]
    [TestCase("[1, ")]
    [TestCase("a\n")]
    [TestCase("\"")]
    [TestCase("\t")]
    [TestCase("가나다 ")]
    [TestCase("%")]
    [TestCase("|\n")]
    [CancelAfter(10_000)]
    public void Megabyte_of_junk_is_refused(string junk) => Refuse(string.Concat(Enumerable.Repeat(junk, 1_000_000 / junk.Length)));

    [Test]
    public void Random_bytes_are_refused_or_read()
    {
        var random = new Random(1);
        var bytes = new byte[64];
        for (var i = 0; i < 5_000; i++)
        {
            random.NextBytes(bytes);
            var diagnostics = new DiagnosticBag();

            var mapping = YamlReader.Read("a.yaml", Encoding.UTF8.GetString(bytes, 0, random.Next(bytes.Length)), diagnostics);

            Assert.That(diagnostics.ToArray(), Has.Count.EqualTo(mapping is null ? 1 : 0));
        }
    }

    private static YamlMapping Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var mapping = YamlReader.Read("a.yaml", text, diagnostics);
        Assert.That(diagnostics.ToArray(), Is.Empty);
        return mapping!;
    }

    /// <summary>Position and reason of the refusal.</summary>
    private static string Refuse(string text)
    {
        var diagnostics = new DiagnosticBag();
        Assert.That(YamlReader.Read("a.yaml", text, diagnostics), Is.Null);
        var refusal = diagnostics.ToArray().Single();
        Assert.That(refusal.Descriptor.Id, Is.EqualTo("KIW002").Or.EqualTo("KIW015"));
        Assert.That(refusal.Location!.Span.End, Is.LessThanOrEqualTo(text.Length + 1));
        var start = refusal.Location.LineSpan.Start;
        return $"({start.Line + 1},{start.Character + 1}): {refusal.Arguments[0]}";
    }

    private static IEnumerable<LinePositionSpan> Places(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Places(entry.Value).Prepend(entry.Key.Location.LineSpan)),
        _ => [node.Location.LineSpan],
    };
}
