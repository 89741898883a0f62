namespace Kiwoom.Authentication;

/// <summary>Where a connection gets its token from.</summary>
internal interface ITokenSource
{
    /// <summary>How long a server that refused to give a token is not asked again; null where it may be asked.</summary>
    TimeSpan? HeldFor { get; }

    /// <summary>A token that is valid for a while yet.</summary>
    ValueTask<Token> GetAsync(CancellationToken cancellationToken);

    /// <summary>Drops a token that the server no longer takes, for the reason that it gave.</summary>
    void Forget(Token token, KiwoomException reason);
}
