namespace Kiwoom.Tests.Realtime;

/// <summary>Always the same token.</summary>
internal sealed class FixedTokens : ITokenSource
{
    private static readonly Token Token = new(new StoredToken(TestBed.Token, DateTimeOffset.MaxValue), DateTimeOffset.MaxValue);

    public TimeSpan? HeldFor => null;

    public ValueTask<Token> GetAsync(CancellationToken cancellationToken) => new(Token);

    public void Forget(Token token, KiwoomException reason)
    {
    }
}
