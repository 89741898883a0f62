namespace Kiwoom.Catalog;

/// <summary>Makes a catalogue entry. Emitted code calls it thousands of times: a call costs analyzers far less than an object initializer.</summary>
internal static class Element
{
    private static readonly IReadOnlyDictionary<string, int> NoItems = new Dictionary<string, int>();

    public static FieldInfo Of(
        string wireName,
        string koreanName,
        string name,
        FieldType type,
        bool required = false,
        int maxLength = 0,
        int scale = 1,
        int maxValues = 0,
        string? unit = null,
        long times = 1,
        bool isMagnitude = false,
        string? signBy = null,
        IReadOnlyDictionary<string, int>? scaleByItem = null,
        string? origin = null,
        string? separator = null,
        string? constant = null,
        CodeTable? codes = null,
        bool verified = true,
        string? reason = null,
        FieldInfo[]? rows = null) => new(wireName, koreanName, name, type)
        {
            Required = required,
            MaxLength = maxLength,
            Scale = scale,
            MaxValues = maxValues,
            Unit = unit,
            Times = times,
            IsMagnitude = isMagnitude,
            SignBy = signBy,
            ScaleByItem = scaleByItem ?? NoItems,
            Origin = origin,
            Separator = separator,
            Constant = constant,
            Codes = codes,
            Verified = verified,
            Reason = reason,
            Rows = rows ?? [],
        };
}
