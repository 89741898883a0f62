namespace Kiwoom.Tests.Realtime;

/// <summary>
/// A server that lets nobody in before it is told to, so that what streams want until then is registered together, and that refuses
/// one item.
/// </summary>
internal sealed class HeldLogin : IAsyncDisposable
{
    public const string RefusedItem = "BADBAD";

    private readonly TaskCompletionSource _admission = new();

    public HeldLogin() => Server = new SocketServer(async (session, frame) =>
    {
        if (frame.Name == "LOGIN")
        {
            await _admission.Task;
        }

        await (frame.Name == "REG" && frame.Entries.Contains($"0B {RefusedItem}")
            ? session.RefuseAsync(frame, 2, "[1511:필수 입력 값에 값이 존재하지 않습니다]")
            : session.AnswerAsync(frame));
    });

    public SocketServer Server { get; }

    /// <summary>Waits for the client, and lets it in.</summary>
    public async Task AdmitAsync()
    {
        await Server.NextSessionAsync();
        _admission.SetResult();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
