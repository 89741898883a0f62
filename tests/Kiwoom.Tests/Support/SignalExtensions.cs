namespace Kiwoom.Tests.Support;

/// <summary>Waits for a script's signal.</summary>
internal static class SignalExtensions
{
    /// <summary>Waits until the server has signalled; if the call ends before that, it has failed, and so does the test.</summary>
    public static async Task WhileAsync(this Task signal, Task call)
    {
        if (await Task.WhenAny(signal, call) == call && !signal.IsCompleted)
        {
            await call;
            Assert.Fail("The call ended before the server came to the awaited place.");
        }
    }
}
