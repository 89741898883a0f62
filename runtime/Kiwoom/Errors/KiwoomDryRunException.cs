namespace Kiwoom;

/// <summary>An order that was checked and not sent, because <see cref="KiwoomOptions.DryRun"/> is set. It does not exist.</summary>
public sealed class KiwoomDryRunException : KiwoomException
{
    internal KiwoomDryRunException(string apiId, Uri address, string body)
        : base(apiId, $"the order is right and was not sent, for DryRun is set. It would go to {address}: {body}")
    {
        Address = address;
        Body = body;
    }

    /// <summary>Where the order would go.</summary>
    public Uri Address { get; }

    /// <summary>The JSON that would be sent.</summary>
    public string Body { get; }
}
