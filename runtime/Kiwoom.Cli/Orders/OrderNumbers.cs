using Kiwoom.Cli.Application;

namespace Kiwoom.Cli.Orders;

/// <summary>Numbers of an order as people type them. What is none is told here, once: to the library a price that it cannot read is also one that is missing.</summary>
internal static class OrderNumbers
{
    /// <exception cref="CliException">One of them is no number.</exception>
    public static void Check(string? quantity, string? price, string? stopPrice, CliContext context)
    {
        if (quantity is not null && !IsNumber(quantity))
        {
            throw new CliException(context.Say($"'{quantity}' is no quantity: give a whole number without commas, such as 1000", $"'{quantity}' 은(는) 수량이 아닙니다: 1000 처럼 쉼표 없는 정수를 주세요"));
        }

        if (Array.Find([price, stopPrice], text => text is not null && !IsNumber(text)) is { } wrong)
        {
            throw new CliException(context.Say($"'{wrong}' is no price: give won without commas, such as 67000", $"'{wrong}' 은(는) 가격이 아닙니다: 67000 처럼 쉼표 없이 원 단위로 주세요"));
        }
    }

    private static bool IsNumber(string text) => OrderDesk.Number(text) is not null;
}
