namespace Kiwoom.Authentication;

/// <summary>Where a connection gets its token from.</summary>
internal interface ITokenSource
{
    /// <summary>A token that is valid for a while yet.</summary>
    ValueTask<Token> GetAsync(CancellationToken cancellationToken);

    /// <summary>Drops a token that the server no longer takes, for the reason that it gave.</summary>
    void Forget(Token token, KiwoomException reason);
}
