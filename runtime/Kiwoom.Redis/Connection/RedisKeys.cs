using System.Security.Cryptography;
using System.Text;

namespace Kiwoom.Redis.Connection;

/// <summary>
/// The names of all keys of an app key. It stands in them as a hash, in braces: on a cluster they are in one slot, as scripts need it.
/// </summary>
internal sealed class RedisKeys(string prefix, string account)
{
    private readonly string _root = $"{prefix}:{{{account}}}";

    /// <summary>The environment and the app key, as the library's stores name them.</summary>
    public string Account { get; } = account;

    public string Token => _root + ":token";

    public string TokenLock => _root + ":token:lock";

    public string TokenFence => _root + ":token:fence";

    /// <summary>Who holds the connection: holder, fence, since; goes when it is not renewed.</summary>
    public string Lease => _root + ":lease";

    /// <summary>The latest fencing number.</summary>
    public string Fence => _root + ":fence";

    /// <summary>What is registered: a field for each type and item with the fencing number, or why it could not be.</summary>
    public string Live => _root + ":live";

    /// <summary>The session's standing: when a message was written last, and whether the session was ended from elsewhere.</summary>
    public string Session => _root + ":session";

    /// <summary>The processes, with when they were seen last.</summary>
    public string Processes => _root + ":processes";

    /// <summary>Where news is published.</summary>
    public string News => _root + ":news";

    /// <summary>What a process wants: its types and items. It goes when the process does.</summary>
    public string Wants(string process) => $"{_root}:wants:{process}";

    /// <summary>What a process says of itself.</summary>
    public string ProcessInfo(string process) => $"{_root}:process:{process}";

    public string Limit(string name) => $"{_root}:limit:{name}";

    public string Stream(string route) => $"{_root}:s:{route}";

    /// <summary>What a condition finds at present, and up to which number of its stream.</summary>
    public string Condition(string number) => $"{_root}:condition:{number}";

    /// <summary>Searches that wait for whoever holds the connection: a field for each with the request.</summary>
    public string Asks => _root + ":asks";

    /// <summary>What became of a search.</summary>
    public string Answer(string ask) => $"{_root}:answer:{ask}";

    public string Position(string consumer) => $"{_root}:position:{consumer}";

    public string Order(string key) => $"{_root}:order:{key}";

    public string OrdersInDoubt => _root + ":orders";

    /// <summary>The account of a client's options: its server and app key.</summary>
    public static string AccountOf(KiwoomOptions options) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ServerOf(options.Environment!.BaseAddress)}\n{options.AppKey.Reveal()}")));

    // One program says localhost and another 127.0.0.1: apart from each other they would end each other's sessions.
    private static Uri ServerOf(Uri address) => address.IsLoopback ? new UriBuilder(address) { Host = "localhost" }.Uri : address;
}
