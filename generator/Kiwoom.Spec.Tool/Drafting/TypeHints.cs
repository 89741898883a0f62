using Kiwoom.Generator.Model;
using Kiwoom.Spec.Tool.Checking;

namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>
/// Tells what words with the same ending are in the vocabulary. It decides nothing: a new word is text until somebody says how it is read,
/// for that decides how money is read.
/// </summary>
internal sealed class TypeHints(BoundSpec spec)
{
    private const int MinimumWords = 3;

    private readonly List<(string Korean, FieldType Type)> _known =
        [.. spec.Vocabulary.Items.SelectMany(entry => entry.Meanings.Select(meaning => (meaning.Korean, meaning.Meaning.Type)))
            .Concat(spec.Endpoints.SelectMany(Fields).Select(field => (field.Korean, field.Type)))
            .Distinct()];

    /// <summary>Such as "quantity, as 41 of 43 words in '수량' are"; null where too few words end so.</summary>
    public string? Find(string korean)
    {
        for (var start = 0; start < korean.Length - 1; start++)
        {
            var ending = korean[start..];
            var alike = _known.Where(word => word.Korean.EndsWith(ending, StringComparison.Ordinal)).ToList();
            if (alike.Count >= MinimumWords)
            {
                var type = alike.GroupBy(word => word.Type).MaxBy(group => group.Count())!;
                return $"'{FieldTypes.ToName(type.Key)}', as {type.Count()} of {alike.Count} words in '{ending}' are";
            }
        }

        return null;
    }

    private static IEnumerable<FieldModel> Fields(EndpointModel endpoint) =>
        endpoint.Request.Concat(endpoint.Records.SelectMany(record => record.Members.OfType<ScalarMember>().Select(member => member.Field)));
}
