namespace Kiwoom.Simulator.Realtime;

/// <summary>The servers' notices (SYSTEM).</summary>
internal static class SystemNotices
{
    /// <summary>The same app key logged in elsewhere, and this session ends.</summary>
    public static readonly OutgoingFrame LoggedInElsewhere =
        FrameWriter.Notice("R10001", "동일한 App key로 접속이 되어 기존 접속은 종료됩니다.");

    /// <summary>A frame came before the LOGIN was answered, and is dropped. The words are the simulator's.</summary>
    public static readonly OutgoingFrame NotLoggedIn =
        FrameWriter.Notice("R10004", "로그인이 완료되지 않았습니다. 로그인 후 요청하시기 바랍니다.");

    /// <summary>Heartbeats were missed, and this session ends.</summary>
    public static readonly OutgoingFrame HeartbeatsMissed =
        FrameWriter.Notice("R10002", "PING에 대한 응답이 없어 접속을 종료합니다.");
}
