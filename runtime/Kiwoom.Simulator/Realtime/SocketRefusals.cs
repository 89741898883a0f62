using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Realtime;

/// <summary>Refusals over the WebSocket, whose return codes are numbers of their own. The words are the simulator's.</summary>
internal static class SocketRefusals
{
    private const int TooManyRequestsCode = 105_110;
    private const int TooManyItemsCode = 105_115;

    /// <summary>More requests in a second than the servers take.</summary>
    public static Refusal TooManyRequests(int limit) =>
        new(TooManyRequestsCode, FormattableString.Invariant($"[{TooManyRequestsCode}:초당 요청 건수를 초과하였습니다. 최대={limit}]"));

    /// <summary>More items than the servers take.</summary>
    public static Refusal TooManyItems(int limit) =>
        new(TooManyItemsCode, FormattableString.Invariant($"[{TooManyItemsCode}:등록 가능한 종목 수를 초과하였습니다. 최대={limit}]"));
}
