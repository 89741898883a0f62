namespace Kiwoom.Redis.Tests.Drill;

/// <summary>What goes wrong.</summary>
internal enum DrillFault
{
    KillHolder,
    KillReader,
    FreezeHolder,
    CutHolder,
    CutReader,
    RestartRedis,
    FreezeRedis,
}
