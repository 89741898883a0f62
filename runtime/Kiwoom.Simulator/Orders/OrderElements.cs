using System.Globalization;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Market;

namespace Kiwoom.Simulator.Orders;

/// <summary>Reads the elements of an order and collects the first objection to one of them.</summary>
internal sealed class OrderElements(ApiRequest request)
{
    /// <summary>The first objection; null while everything read was fine.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The stock code. Orders name their exchange in an element of its own, so the code stands alone.</summary>
    public string ReadStockCode()
    {
        var text = request["stk_cd"];
        if (!StockSymbol.TryParse(text, out var symbol) || symbol.Code.Length != text.Length)
        {
            Refusal ??= Refusals.Of(1902, text);
        }

        return text;
    }

    /// <summary>A whole number that has to be above zero.</summary>
    public long ReadPositive(string wireName)
    {
        var value = ReadOptional(wireName);
        if (value == 0)
        {
            Refusal ??= Refusals.BadElement(wireName, "0보다 커야 합니다");
        }

        return value;
    }

    /// <summary>A date that has to be there, as yyyyMMdd.</summary>
    public DateOnly? ReadDate(string wireName)
    {
        var text = request[wireName];
        if (DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Refusal ??= string.IsNullOrWhiteSpace(text) ? Refusals.Of(1511, wireName) : Refusals.BadElement(wireName, "날짜가 아닙니다");
        return null;
    }

    /// <summary>A date that must not be given, as it would be ignored.</summary>
    public DateOnly? ReadNoDate(string wireName)
    {
        if (!string.IsNullOrWhiteSpace(request[wireName]))
        {
            Refusal ??= Refusals.BadElement(wireName, "융자합은 대출일을 입력할 수 없습니다");
        }

        return null;
    }

    /// <summary>A whole number; 0 where it is blank.</summary>
    public long ReadOptional(string wireName)
    {
        var text = request[wireName];
        if (string.IsNullOrWhiteSpace(text))
        {
            return 0;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            Refusal ??= Refusals.BadElement(wireName, "숫자가 아닙니다");
        }

        return value;
    }
}
