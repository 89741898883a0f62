namespace Kiwoom;

/// <summary>Which server a client talks to. There is no default: the real server is never reached by omission.</summary>
public sealed class KiwoomEnvironment
{
    /// <summary>The real server: orders are money.</summary>
    public static readonly KiwoomEnvironment Real = new("Real", new Uri("https://api.kiwoom.com"), isReal: true);

    /// <summary>Kiwoom's mock trading server (KRX only).</summary>
    public static readonly KiwoomEnvironment Mock = new("Mock", new Uri("https://mockapi.kiwoom.com"), isReal: false);

    private KiwoomEnvironment(string name, Uri baseAddress, bool isReal)
    {
        Name = name;
        BaseAddress = baseAddress;
        IsReal = isReal;
    }

    /// <summary><c>Real</c>, <c>Mock</c>, <c>Simulator</c> or <c>Custom</c>.</summary>
    public string Name { get; }

    /// <summary>Where requests go.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Whether orders there are real.</summary>
    public bool IsReal { get; }

    /// <summary>Kiwoom's mock server, which allows less.</summary>
    internal bool IsMock => string.Equals(BaseAddress.IdnHost.TrimEnd('.'), Mock.BaseAddress.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an order there may be money: on the real server, and on any that is neither Kiwoom's mock one nor on this machine.</summary>
    internal bool MayBeReal => IsReal || !(IsMock || BaseAddress.IsLoopback);

    /// <summary>A simulator on this machine.</summary>
    /// <param name="baseAddress">Scheme, host and port.</param>
    /// <exception cref="ArgumentException">Plain HTTP to another machine, or more or less than scheme, host and port.</exception>
    public static KiwoomEnvironment Simulator(Uri baseAddress) => Create("Simulator", baseAddress);

    /// <summary>Any other server, for example a proxy of one's own.</summary>
    /// <inheritdoc cref="Simulator"/>
    public static KiwoomEnvironment Custom(Uri baseAddress) => Create("Custom", baseAddress);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({BaseAddress})";

    private static KiwoomEnvironment Create(string name, Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        if (!baseAddress.IsAbsoluteUri || (baseAddress.Scheme != Uri.UriSchemeHttps && baseAddress.Scheme != Uri.UriSchemeHttp))
        {
            throw new ArgumentException("Give an absolute http or https address.", nameof(baseAddress));
        }

        if (baseAddress.Scheme == Uri.UriSchemeHttp && !baseAddress.IsLoopback)
        {
            throw new ArgumentException("Plain HTTP is allowed to this machine only: keys and tokens would travel in the open.", nameof(baseAddress));
        }

        if (baseAddress.PathAndQuery != "/" || baseAddress.Fragment.Length > 0 || baseAddress.UserInfo.Length > 0)
        {
            throw new ArgumentException("Give scheme, host and port only: the endpoints bring their own paths.", nameof(baseAddress));
        }

        // A custom address of the real server is the real server, however it is spelt.
        var host = baseAddress.IdnHost.TrimEnd('.');
        return new KiwoomEnvironment(name, baseAddress, string.Equals(host, Real.BaseAddress.Host, StringComparison.OrdinalIgnoreCase));
    }
}
