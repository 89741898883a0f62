using Microsoft.Extensions.Logging;

namespace Kiwoom.Secrets;

/// <summary>The client's logger: what holds a secret is logged without it, whoever logs it.</summary>
internal sealed class RedactingLogger(ILogger inner, Redactor redactor) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
        {
            return;
        }

        var text = formatter(state, exception);
        var shownText = redactor.Redact(text);
        var shownException = redactor.Redact(exception);
        var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        if (ReferenceEquals(shownText, text) && ReferenceEquals(shownException, exception) && !values.Any(value => value.Value is string said && !ReferenceEquals(redactor.Redact(said), said)))
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
            return;
        }

        if (exception is not null && shownException is null)
        {
            shownText += " " + redactor.Redact(exception.ToString());
        }

        var shownValues = values.Select(value => new KeyValuePair<string, object?>(value.Key, Shown(value.Value))).ToList();
        inner.Log<IReadOnlyList<KeyValuePair<string, object?>>>(logLevel, eventId, shownValues, shownException, (_, _) => shownText);
    }

    private object? Shown(object? value) => value is string text ? redactor.Redact(text) : value;
}
