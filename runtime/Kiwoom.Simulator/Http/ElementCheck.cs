using Kiwoom.Catalog;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Http;

/// <summary>Checks a request's elements against the catalogue.</summary>
internal static class ElementCheck
{
    /// <summary>The first objection in the catalogue's order, or null.</summary>
    public static Refusal? Check(EndpointInfo endpoint, string[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (Check(endpoint.ApiId, endpoint.Request[i], values[i]) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? Check(string apiId, FieldInfo field, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return field.Required ? Refusals.MissingElement(field.WireName) : null;
        }

        if (field.Separator is null)
        {
            return ValueCheck.Objection(field, value) is { } reason ? Refusals.BadElement(field.WireName, reason) : null;
        }

        var parts = value.Split(field.Separator);
        if (field.MaxValues > 0 && parts.Length > field.MaxValues)
        {
            return Refusals.TooManyValues(apiId, field.WireName, field.MaxValues);
        }

        foreach (var part in parts)
        {
            var reason = string.IsNullOrWhiteSpace(part) ? "빈 값이 있습니다" : ValueCheck.Objection(field, part);
            if (reason is not null)
            {
                return Refusals.BadElement(field.WireName, reason);
            }
        }

        return null;
    }
}
