using System.Text;
using System.Text.Json;

namespace Kiwoom.Orders;

/// <summary>
/// Whether a receipt proves that an order exists: it has the order's number, once. An order without one could be neither looked up,
/// changed nor withdrawn.
/// </summary>
internal static class ReceiptCheck
{
    /// <summary>Whether a text can be the number of an order: digits, and not zeros alone, which stand for no order.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text) => text.ContainsAnyExcept('0') && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>What leaves the order's fate open in an answer that says one thing and shows another; null where it is clear.</summary>
    /// <param name="answer">The whole answer.</param>
    /// <param name="element">The element that has the number.</param>
    /// <param name="isSuccess">Whether its <c>return_code</c> says that the order was accepted.</param>
    /// <param name="said">The server's words, without secrets.</param>
    public static string? FindProblem(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> element, bool isSuccess, string said)
    {
        var number = FindNumber(answer, element);
        var problem = (isSuccess, number) switch
        {
            (true, null) => "the receipt has no order number, or several",
            (true, { Length: > OrderNumbers.Longest }) => "the receipt's order number is too long to modify or cancel the order with",
            (true, _) when RefusalWords.NameRefusal(said) => "the receipt has a refusal's code in its words",
            (false, not null) => "the refusal has an order number",
            _ => null,
        };
        return problem is null || said.Length == 0 ? problem : $"{problem}: {said}";
    }

    /// <summary>The order's number in an answer that has been read as JSON; null where there is none, or more than one.</summary>
    /// <param name="answer">The whole answer.</param>
    /// <param name="element">The element that has the number.</param>
    public static string? FindNumber(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> element)
    {
        var json = new Utf8JsonReader(answer, new JsonReaderOptions { MaxDepth = int.MaxValue });
        string? number = null;
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isNumber = json.ValueTextEquals(element);
            json.Read();
            if (!isNumber)
            {
                json.Skip();
                continue;
            }

            var found = json.TokenType switch
            {
                JsonTokenType.String => json.GetString()!.Trim(' '),
                JsonTokenType.Number => Encoding.ASCII.GetString(json.ValueSpan),
                _ => "",
            };
            if (!IsNumber(found) || (number is not null && number != found))
            {
                return null;
            }

            number = found;
        }

        return number;
    }
}
