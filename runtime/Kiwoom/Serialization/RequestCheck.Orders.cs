using System.Globalization;

namespace Kiwoom.Serialization;

/// <content>What only orders are checked for. A price of 0 is no price: that is how the servers write "none".</content>
public ref partial struct RequestCheck
{
    /// <summary>A quantity of which 0 would mean nothing.</summary>
    public void OrderQuantity(long? value, string name, string wire, bool required, int maxLength)
    {
        if (value == 0)
        {
            Add(name, wire, "is 0: an order is for 1 or more");
        }

        Quantity(value, name, wire, required, maxLength);
    }

    /// <summary>The number of the order to modify or cancel.</summary>
    public void OrderNumber(string? value, string name, string wire, bool required, int maxLength)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            // The servers write 0000000 where there is no order.
            if (!value.AsSpan().Trim().ContainsAnyExcept('0'))
            {
                Add(name, wire, $"is {value}, which stands for no order: give the number of the order you mean");
            }
            else if (value.AsSpan().ContainsAnyExceptInRange('0', '9'))
            {
                Add(name, wire, $"is '{value}': the number of an order has the digits 0 to 9 and nothing else; give it as its receipt has it");
            }
        }

        Text(value, name, wire, required, maxLength);
    }

    /// <summary>The code of what an order is for, where it is no stock: gold has codes of its own.</summary>
    public void OrderCode(string? value, string name, string wire, bool required, int maxLength)
    {
        if (!string.IsNullOrWhiteSpace(value) && !IsAsciiLettersAndDigits(value))
        {
            Add(name, wire, $"is '{value}': a code has the letters A to Z and digits only");
        }

        Text(value, name, wire, required, maxLength);
    }

    /// <summary>The code of the stock beside the exchange that the order goes to: a code that names one (<c>_NX</c>, <c>_AL</c>) names this one.</summary>
    public void OrderExchange(StockCode code, Exchange exchange, string name, string wire)
    {
        if (code.Exchange != Exchange.Krx && code.Exchange != (exchange == Exchange.Sor ? Exchange.All : exchange))
        {
            Add(name, wire, $"is {code}, which names another exchange than the order's, {exchange}: give the code alone, {code.Code}, and say with Exchange where the order goes");
        }
    }

    /// <summary>The price of an order whose type is not said, such as a modification.</summary>
    public void OrderPrice(decimal? price, string name, string wire)
    {
        if (price == 0)
        {
            Add(name, wire, "is 0: give the price of the order");
        }
    }

    /// <summary>The price of an order of a type.</summary>
    public void OrderPrice<TEnum>(TEnum? type, decimal? price, string name, string wire)
        where TEnum : struct, Enum
    {
        if (type is { } member)
        {
            OrderPrice(member.ToString(), PriceRules.Of(member), price, name, wire);
        }
    }

    /// <summary>The price that triggers an order of a type.</summary>
    public void OrderStopPrice<TEnum>(TEnum? type, decimal? stopPrice, string name, string wire)
        where TEnum : struct, Enum
    {
        if (type is { } member)
        {
            OrderStopPrice(member.ToString(), PriceRules.Of(member), stopPrice, name, wire);
        }
    }

    /// <summary>The price of an order of a type whose rule is known.</summary>
    internal void OrderPrice(string type, PriceRule rule, decimal? price, string name, string wire) =>
        PriceOfType(type, price, name, wire, "price", rule is PriceRule.Price or PriceRule.PriceAndStopPrice, rule == PriceRule.None);

    /// <summary>The price that triggers an order of a type whose rule is known.</summary>
    internal void OrderStopPrice(string type, PriceRule rule, decimal? stopPrice, string name, string wire) =>
        PriceOfType(type, stopPrice, name, wire, "stop price", rule == PriceRule.PriceAndStopPrice, rule is PriceRule.Price or PriceRule.None);

    private void PriceOfType(string type, decimal? price, string name, string wire, string what, bool isRequired, bool isNone)
    {
        var article = type[0] is 'A' or 'E' or 'I' or 'O' or 'U' ? "an" : "a";
        if (isRequired && price is null or 0m)
        {
            Add(name, wire, $"is {(price is null ? "missing" : "0")}: {article} {type} order has a {what}");
        }
        else if (isNone && price > 0)
        {
            Add(name, wire, string.Create(CultureInfo.InvariantCulture, $"is {price}: {article} {type} order has no {what}; leave it out or choose another Type"));
        }
    }
}
