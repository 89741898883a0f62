using Kiwoom.Generator.Model;
using Kiwoom.Spec.Document;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>Writes how a value is read where the vocabulary alone does not say it: its code table above all.</summary>
/// <param name="context">What is known.</param>
/// <param name="endpoint">The endpoint.</param>
/// <param name="tableName">What a table of its own is called.</param>
/// <param name="area">The area's C# name, whose tables it may use besides the shared ones.</param>
internal sealed class MeaningWriter(DraftContext context, DocumentEndpoint endpoint, string tableName, string? area)
{
    public void Write(DraftLine line, DocumentRow row, string korean, Meaning meaning, IReadOnlyList<DocumentCode> codes, bool isRequest)
    {
        switch (meaning.Type)
        {
            case FieldType.StockCode when !DraftContext.IsKnownMarket(endpoint):
                line.Add("type: code");
                line.Mark("stockCode reads Korean codes: another market's are taken as they are");
                break;
            case FieldType.Enum when context.Tables.Find(meaning.EnumName!) is { } table && codes.Count > 0 && !CodeTables.HasCodes(table, codes):
                WriteCodes(line, row, korean, codes, isRequest);
                break;
            case FieldType.Enum or FieldType.Flag when codes.Count == 0 && isRequest:
                line.Mark($"the document gives no codes that can be read{(row.Description.Length > 0 ? $" ({row.Description})" : "")}: the vocabulary's are taken");
                break;
            case FieldType.Code when codes.Count > 1 && row.Wire.EndsWith("cd", StringComparison.Ordinal) && context.FindCoded(row.Wire, codes, area) is null:
                line.Mark($"an order, index or account number elsewhere; does the document name all codes? {row.Description}");
                break;
            case FieldType.Flag when codes.Count > 0 && !codes.Select(code => code.Wire).ToHashSet().SetEquals([meaning.FlagTrue!, meaning.FlagFalse!]):
            case FieldType.Text or FieldType.Code or FieldType.Count when codes.Count > 0:
            case not (FieldType.Enum or FieldType.Flag) when codes.Count > 0 && isRequest:
                WriteCodes(line, row, korean, codes, isRequest);
                break;
            case not (FieldType.Enum or FieldType.Flag) when codes.Count > 1:
                line.Mark($"the document gives codes, the vocabulary {FieldTypes.ToName(meaning.Type)}: {row.Description}");
                break;
            default:
                MarkProse(line, row, meaning, codes, isRequest);
                break;
        }
    }

    /// <summary>What the document says of a value in words, and nothing here reads: how a code is made, what is left blank, a bound.</summary>
    private static void MarkProse(DraftLine line, DocumentRow row, Meaning meaning, IReadOnlyList<DocumentCode> codes, bool isRequest)
    {
        var isUsual = meaning.Type is FieldType.StockCode or FieldType.Secret || (meaning.Type == FieldType.Date && row.Description.StartsWith("YYYYMMDD", StringComparison.Ordinal));
        if (isRequest && codes.Count == 0 && row.Description.Length > 0 && !isUsual)
        {
            line.Mark($"{DraftMeasure.Prose}{row.Description}");
        }
    }

    /// <summary>The table with these codes, or one of its own.</summary>
    public void WriteCodes(DraftLine line, DocumentRow row, string korean, IReadOnlyList<DocumentCode> codes, bool isRequest)
    {
        if (isRequest && codes.Count == 1)
        {
            line.Add("type: code");
            line.Add($"value: \"{codes[0].Wire}\"");
            line.Mark($"the only code that the document names: {row.Description}");
            return;
        }

        if (context.Tables.FindEqual(codes, korean, area) is [var table, ..] equal)
        {
            line.Add($"enum: {table.Name}");
            if (equal.Count > 1)
            {
                line.Mark($"the same codes and labels are in {string.Join(", ", equal.Select(other => other.Name))}");
            }

            return;
        }

        if (CodeTables.Flag(codes) is { } flag)
        {
            line.Add($"flag: {flag}");
            line.Mark($"true and false by the labels: {row.Description}");
            return;
        }

        line.Add(context.Tables.Write(tableName, korean, codes, out var isGuess));
        line.Mark($"name the table{(isGuess ? ", and the members that are called by their code" : "")}");
    }
}
