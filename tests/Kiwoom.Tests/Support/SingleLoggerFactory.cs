using Microsoft.Extensions.Logging;

namespace Kiwoom.Tests.Support;

/// <summary>Gives one logger, whatever is asked for.</summary>
internal sealed class SingleLoggerFactory(ILogger logger) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public ILogger CreateLogger(string categoryName) => logger;

    public void Dispose()
    {
    }
}
