namespace Kiwoom;

/// <summary>Which server a client talks to. There is no default: the real server is never reached by omission.</summary>
public sealed class KiwoomEnvironment
{
    private const string RealtimePath = "/api/dostk/websocket";
    private const string RealtimePort = "10000";

    /// <summary>The real server: orders are money.</summary>
    public static readonly KiwoomEnvironment Real = new("Real", new Uri("https://api.kiwoom.com"), new Uri($"wss://api.kiwoom.com:{RealtimePort}"), isReal: true);

    /// <summary>Kiwoom's mock trading server (KRX only).</summary>
    public static readonly KiwoomEnvironment Mock = new("Mock", new Uri("https://mockapi.kiwoom.com"), new Uri($"wss://mockapi.kiwoom.com:{RealtimePort}"), isReal: false);

    private KiwoomEnvironment(string name, Uri baseAddress, Uri realtimeAddress, bool isReal)
    {
        Name = name;
        BaseAddress = baseAddress;
        RealtimeAddress = new Uri(realtimeAddress, RealtimePath);
        IsReal = isReal;
    }

    /// <summary><c>Real</c>, <c>Mock</c>, <c>Simulator</c> or <c>Custom</c>.</summary>
    public string Name { get; }

    /// <summary>Where requests go.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Where the realtime connection goes.</summary>
    public Uri RealtimeAddress { get; }

    /// <summary>Whether it is Kiwoom's real server, under whatever name: orders there are money.</summary>
    public bool IsReal { get; }

    /// <summary>Whether it is Kiwoom's mock server, under whatever name: it allows less, and orders there are none.</summary>
    public bool IsMock => string.Equals(BaseAddress.IdnHost.TrimEnd('.'), Mock.BaseAddress.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an order there may be money: on the real server, and on any that is neither Kiwoom's mock one nor on this machine.</summary>
    internal bool MayBeReal => IsReal || !(IsMock || BaseAddress.IsLoopback);

    /// <summary>A simulator on this machine. Its realtime connection goes to the same host and port.</summary>
    /// <param name="baseAddress">Scheme, host and port.</param>
    /// <exception cref="ArgumentException">Plain HTTP to another machine, or more or less than scheme, host and port.</exception>
    public static KiwoomEnvironment Simulator(Uri baseAddress) => Create("Simulator", baseAddress, null);

    /// <summary>Any other server, for example a proxy of one's own.</summary>
    /// <param name="baseAddress">Scheme, host and port.</param>
    /// <param name="realtimeAddress">Scheme (<c>wss</c>, or <c>ws</c> to this machine), host and port of the realtime connection; by default the same host and port.</param>
    /// <exception cref="ArgumentException">Plain HTTP or WebSocket to another machine, or more or less than scheme, host and port.</exception>
    public static KiwoomEnvironment Custom(Uri baseAddress, Uri? realtimeAddress = null) => Create("Custom", baseAddress, realtimeAddress);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({BaseAddress})";

    private static KiwoomEnvironment Create(string name, Uri baseAddress, Uri? realtimeAddress)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        Check(baseAddress, nameof(baseAddress), Uri.UriSchemeHttps, Uri.UriSchemeHttp);
        if (realtimeAddress is not null)
        {
            Check(realtimeAddress, nameof(realtimeAddress), Uri.UriSchemeWss, Uri.UriSchemeWs);
        }

        var sameHost = new UriBuilder(baseAddress)
        {
            Scheme = baseAddress.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs,
            Port = baseAddress.Port,
        };

        // A custom address of the real server is the real server, however it is spelt.
        var isReal = IsReal(baseAddress) || (realtimeAddress is not null && IsReal(realtimeAddress));
        return new KiwoomEnvironment(name, baseAddress, realtimeAddress ?? sameHost.Uri, isReal);

        static bool IsReal(Uri address) => string.Equals(address.IdnHost.TrimEnd('.'), Real.BaseAddress.Host, StringComparison.OrdinalIgnoreCase);
    }

    private static void Check(Uri address, string parameter, string secureScheme, string plainScheme)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != secureScheme && address.Scheme != plainScheme))
        {
            throw new ArgumentException($"Give an absolute {plainScheme} or {secureScheme} address.", parameter);
        }

        if (address.Scheme == plainScheme && !address.IsLoopback)
        {
            var protocol = plainScheme == Uri.UriSchemeHttp ? "Plain HTTP" : "A plain WebSocket";
            throw new ArgumentException($"{protocol} is allowed to this machine only: keys and tokens would travel in the open.", parameter);
        }

        if (address.PathAndQuery != "/" || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            throw new ArgumentException("Give scheme, host and port only: the endpoints bring their own paths.", parameter);
        }
    }
}
