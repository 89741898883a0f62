using System.Diagnostics;
using System.Globalization;

namespace Kiwoom.Redis.Tests.Support;

/// <summary>Signals to processes that a test has started.</summary>
internal static class Signals
{
    public const string Stop = "STOP";
    public const string Continue = "CONT";
    public const string Kill = "KILL";

    public static void Send(int process, string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
