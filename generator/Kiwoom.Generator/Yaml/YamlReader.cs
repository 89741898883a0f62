using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kiwoom.Generator.Yaml;

/// <summary>Reads one YAML document. The only file that knows YamlDotNet.</summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 32;

    private readonly string _path;
    private readonly string _text;
    private readonly Parser _parser;
    private readonly Stack<Mark> _openBrackets = new();

    private YamlReader(string path, string text)
    {
        _path = path;
        _text = text;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The document's mapping; null, with a diagnostic, when the text is not one readable YAML mapping.</summary>
    public static YamlMapping? Read(string path, string text, DiagnosticBag diagnostics)
    {
        var start = At(path, new Mark(0, 1, 1), new Mark(0, 1, 1));
        var reader = new YamlReader(path, text);
        try
        {
            var root = reader.ReadDocument();
            if (root is YamlMapping mapping)
            {
                return mapping;
            }

            diagnostics.Add(SpecDiagnostics.UnexpectedNode, root?.Location ?? start, "the file", "a mapping of keys and values");
        }
        catch (YamlException e)
        {
            var (location, reason) = reader.Explain(e);
            diagnostics.Add(SpecDiagnostics.UnreadableYaml, location, reason.TrimEnd('.'));
        }
        catch (InvalidOperationException e)
        {
            // YamlDotNet's parser loses its place on some broken input ("a: [1" and then "b: 2") and throws this without a mark.
            var (location, reason) = reader.ExplainOpenBracket() ?? (start, e.Message);
            diagnostics.Add(SpecDiagnostics.UnreadableYaml, location, reason.TrimEnd('.'));
        }

        return null;
    }

    /// <summary>The parser names the place where it noticed; two mistakes are made elsewhere.</summary>
    private (LocationInfo Location, string Reason) Explain(YamlException e)
    {
        var reason = (e.InnerException as YamlException ?? e).Message;
        if (reason.Contains(" tab ") && FindTabIndent() is { } tab)
        {
            return (At(_path, tab, tab), "a tab indents this line; YAML takes spaces only");
        }

        var isAtEnd = e.Start.Index >= _text.TrimEnd().Length;
        return (isAtEnd ? ExplainOpenBracket() : null) ?? (At(_path, e.Start, e.End), reason);
    }

    private (LocationInfo Location, string Reason)? ExplainOpenBracket()
    {
        if (_parser.Current is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow })
        {
            _openBrackets.Push(_parser.Current.Start);
        }

        return _openBrackets.Count > 0 ? (At(_path, _openBrackets.Peek(), _openBrackets.Peek()), "this bracket is never closed") : null;
    }

    private Mark? FindTabIndent()
    {
        var index = 0;
        var lines = _text.Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            var indent = lines[line].Length - lines[line].TrimStart(' ', '\t').Length;
            var tab = lines[line].IndexOf('\t', 0, indent);
            if (line + 1 > (_parser.Current?.Start.Line ?? 0) && tab >= 0)
            {
                return new Mark(index + tab, line + 1, tab + 1);
            }

            index += lines[line].Length + 1;
        }

        return null;
    }

    private static LocationInfo At(string path, Mark start, Mark end)
    {
        // An editor's caret cannot stand on an empty span: widen it to one character.
        var length = Math.Max(1, (int)(end.Index - start.Index));
        var startPosition = Position(start);
        var endPosition = end.Index > start.Index ? Position(end) : new LinePosition(startPosition.Line, startPosition.Character + 1);
        return new LocationInfo(path, new TextSpan((int)start.Index, length), new LinePositionSpan(startPosition, endPosition));
    }

    private static LinePosition Position(Mark mark) =>
        new(Math.Max(0, (int)mark.Line - 1), Math.Max(0, (int)mark.Column - 1));

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            throw new YamlException(second.Start, second.End, "a spec file holds one document, here a second begins");
        }

        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, "nested too deeply");
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return ToScalar(scalar);
        }

        if (_parser.TryConsume<MappingStart>(out var mapping))
        {
            return ReadMapping(mapping, depth);
        }

        if (_parser.TryConsume<SequenceStart>(out var sequence))
        {
            return ReadSequence(sequence, depth);
        }

        var other = _parser.Consume<ParsingEvent>();
        throw new YamlException(other.Start, other.End, "anchors and aliases are not used in the spec");
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        if (start.Style == MappingStyle.Flow)
        {
            _openBrackets.Push(start.Start);
        }

        while (!_parser.Accept<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out var keyEvent))
            {
                throw new YamlException(_parser.Current!.Start, _parser.Current.End, "a key must be a plain word");
            }

            var key = ToScalar(keyEvent);
            entries.Add(new YamlEntry(key, ReadNode(depth + 1)));
        }

        // Consuming the end reads on, which can fail: the bracket is closed before.
        if (start.Style == MappingStyle.Flow)
        {
            _openBrackets.Pop();
        }

        var end = _parser.Consume<MappingEnd>().End;
        return new YamlMapping(entries.ToEquatableArray(), At(_path, start.Start, end));
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        if (start.Style == SequenceStyle.Flow)
        {
            _openBrackets.Push(start.Start);
        }

        while (!_parser.Accept<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        if (start.Style == SequenceStyle.Flow)
        {
            _openBrackets.Pop();
        }

        var end = _parser.Consume<SequenceEnd>().End;
        return new YamlSequence(items.ToEquatableArray(), At(_path, start.Start, end));
    }

    private YamlScalar ToScalar(Scalar scalar) => new(scalar.Value, At(_path, scalar.Start, scalar.End));
}
