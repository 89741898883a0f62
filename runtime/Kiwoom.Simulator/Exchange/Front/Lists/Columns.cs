using System.Collections;

namespace Kiwoom.Simulator.Exchange.Front.Lists;

/// <summary>What is said of a subject, by the wire names of an answer's elements. One that is not among them is blank: nothing is made up.</summary>
/// <typeparam name="T">The subject: an answer's head, or a row of its list.</typeparam>
internal sealed class Columns<T> : IEnumerable<string>
{
    private readonly Dictionary<string, Func<T, string>> _texts = new(StringComparer.Ordinal);

    public Columns()
    {
    }

    /// <summary>Begins with what others say of the same subject, or of one that it has.</summary>
    public static Columns<T> From<TPart>(Columns<TPart> columns, Func<T, TPart> part)
    {
        var own = new Columns<T>();
        foreach (var (name, text) in columns._texts)
        {
            own._texts.Add(name, subject => text(part(subject)));
        }

        return own;
    }

    /// <summary>These, with others that come before them.</summary>
    public Columns<T> With(Columns<T> others)
    {
        var own = From(this, subject => subject);
        foreach (var (name, text) in others._texts)
        {
            own._texts[name] = text;
        }

        return own;
    }

    /// <summary>Says the same for each of several names, which a space separates.</summary>
    public void Add(string wireNames, Func<T, string> text)
    {
        foreach (var name in wireNames.Split(' '))
        {
            _texts[name] = text;
        }
    }

    public string TextOf(string wireName, T subject) => _texts.TryGetValue(wireName, out var text) ? text(subject) : "";

    public IEnumerator<string> GetEnumerator() => _texts.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
