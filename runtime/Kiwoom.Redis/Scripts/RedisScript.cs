namespace Kiwoom.Redis.Scripts;

/// <summary>The scripts, as they stand beside this file. Each runs in Redis in one step.</summary>
internal static class RedisScript
{
    public static readonly string TokenLock = Load("token-lock");
    public static readonly string TokenExtend = Load("token-extend");
    public static readonly string TokenUnlock = Load("token-unlock");
    public static readonly string TokenWrite = Load("token-write");
    public static readonly string TokenRemove = Load("token-remove");
    public static readonly string LimitReserve = Load("limit-reserve");
    public static readonly string LimitRefused = Load("limit-refused");
    public static readonly string LeaseTake = Load("lease-take");
    public static readonly string LeaseRelease = Load("lease-release");
    public static readonly string StreamStart = Load("stream-start");
    public static readonly string StreamWrite = Load("stream-write");
    public static readonly string StreamLive = Load("stream-live");
    public static readonly string StreamAsk = Load("stream-ask");
    public static readonly string StreamCondition = Load("stream-condition");
    public static readonly string SetAside = Load("set-aside");
    public static readonly string SessionEnd = Load("session-end");
    public static readonly string OrderBegin = Load("order-begin");
    public static readonly string OrderConfirm = Load("order-confirm");
    public static readonly string OrderEnd = Load("order-end");
    public static readonly string OrderDoubt = Load("order-doubt");

    private static string Load(string name)
    {
        using var stream = typeof(RedisScript).Assembly.GetManifestResourceStream($"Kiwoom.Redis.Scripts.{name}.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
