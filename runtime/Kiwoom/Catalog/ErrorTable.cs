using System.Globalization;
using System.Text;
using Kiwoom.Serialization;

namespace Kiwoom.Catalog;

/// <summary>The codes of refusals, apart from the rest of the catalogue: every call needs these, and none of the others.</summary>
internal static partial class ErrorTable
{
    private static readonly Lazy<ErrorCode[]> AllCodes = new(static () => [.. Encoding.UTF8.GetString(Text).Split('\n').Where(line => line.Length > 0).Select(Read)]);
    private static readonly Lazy<Dictionary<string, ErrorCode>> ByCode =
        new(static () => AllCodes.Value.ToDictionary(error => error.Code, StringComparer.Ordinal));

    /// <inheritdoc cref="KiwoomCatalog.ErrorCodes"/>
    public static IReadOnlyList<ErrorCode> All => AllCodes.Value;

    /// <summary>A line for each code, with columns behind tabs.</summary>
    private static partial ReadOnlySpan<byte> Text { get; }

    /// <inheritdoc cref="KiwoomCatalog.FindError(string)"/>
    public static ErrorCode? Find(string code) => ByCode.Value.GetValueOrDefault(code);

    /// <inheritdoc cref="KiwoomCatalog.FindError(int)"/>
    public static ErrorCode? Find(int code) => Find(code.ToString(CultureInfo.InvariantCulture));

    private static ErrorCode Read(string line)
    {
        var columns = new TextColumns(line);
        return new ErrorCode
        {
            Code = columns.Next(),
            Message = columns.Next(),
            Category = Enum.Parse<ErrorCategory>(columns.Next()),
            Repeat = Enum.Parse<ErrorRepeat>(columns.Next()),
            OrderRepeat = Enum.Parse<OrderRepeat>(columns.Next()),
            Origin = Enum.Parse<Origin>(columns.Next()),
            Help = columns.Next(),
            KoreanHelp = columns.Next(),
            IsOverSocket = columns.Next().Length > 0,
        };
    }
}
