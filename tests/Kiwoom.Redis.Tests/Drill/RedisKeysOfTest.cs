using Kiwoom.Redis.Connection;

namespace Kiwoom.Redis.Tests.Drill;

/// <summary>The keys that the drill's processes use.</summary>
internal sealed class RedisKeysOfTest(KiwoomOptions options)
{
    public RedisKeys Keys { get; } = new("kiwoom", RedisKeys.AccountOf(options));
}
