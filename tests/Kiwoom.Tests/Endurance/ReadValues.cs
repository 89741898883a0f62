using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Kiwoom.Tests.Endurance;

/// <summary>Looks at everything an answer holds: each value is absent in the way its type promises, or whole.</summary>
internal static class ReadValues
{
    private static readonly ConcurrentDictionary<Type, Property[]> Known = new();

    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    public static string? FindFault(object answer)
    {
        foreach (var property in Known.GetOrAdd(answer.GetType(), PropertiesOf))
        {
            var value = property.Get(answer);
            var fault = value switch
            {
                null => property.IsNullable ? null : "null",
                string text => HasHalfCharacter(text) ? "half a character" : null,
                Enum code => Enum.IsDefined(property.Type, code) ? null : $"the undefined {code}",
                DateTimeOffset moment => moment.Offset == KoreanTime.Offset ? null : "no Korean time",
                IEnumerable list => FindFault(list),
                _ => property.IsPart ? FindFault(value) : null,
            };
            if (fault is not null)
            {
                return $"{property.Name} is {fault}";
            }
        }

        return null;
    }

    private static string? FindFault(IEnumerable list)
    {
        foreach (var row in list)
        {
            var fault = row is null ? "a row that is null" : IsPart(row.GetType()) ? FindFault(row) : null;
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) && ++i > 0))
            {
                return true;
            }
        }

        return false;
    }

    private static Property[] PropertiesOf(Type type)
    {
        var context = new NullabilityInfoContext();
        return
        [
            .. type.GetProperties().Where(property => property.GetIndexParameters().Length == 0).Select(property => new Property(
                property.Name,
                Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
                context.Create(property).ReadState != NullabilityState.NotNull,
                property.GetValue)),
        ];
    }

    private static bool IsPart(Type type) => type is { IsClass: true, Namespace: "Kiwoom" };

    private sealed record Property(string Name, Type Type, bool IsNullable, Func<object, object?> Get)
    {
        public bool IsPart { get; } = ReadValues.IsPart(Type);
    }
}
