namespace Kiwoom.Simulator.Realtime;

/// <summary>The servers' notices (SYSTEM).</summary>
internal static class SystemNotices
{
    /// <summary>The same app key logged in elsewhere, and this session ends.</summary>
    public static readonly OutgoingFrame LoggedInElsewhere =
        FrameWriter.Notice("R10001", "동일한 App key로 접속이 되어 기존 접속은 종료됩니다.");

    /// <summary>Heartbeats were missed, and this session ends.</summary>
    public static readonly OutgoingFrame HeartbeatsMissed =
        FrameWriter.Notice("R10002", "PING에 대한 응답이 없어 접속을 종료합니다.");
}
