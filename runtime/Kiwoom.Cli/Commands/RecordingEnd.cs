using System.Globalization;
using Kiwoom.Cli.Application;
using Kiwoom.Recording;

namespace Kiwoom.Cli.Commands;

/// <summary>Words for where a recording breaks off.</summary>
internal static class RecordingEnd
{
    public static string Describe(string path, RecordingTear tear, CliContext context)
    {
        var whole = tear.WholeLines.ToString("N0", CultureInfo.InvariantCulture);
        var torn = (tear.WholeLines + 1).ToString("N0", CultureInfo.InvariantCulture);
        var later = tear.LaterLines.ToString("N0", CultureInfo.InvariantCulture);
        var added = tear.LaterLines == 0 ? "" : context.Say($", but not the {later} lines that were added later", $" (나중에 추가된 {later}행은 재생됩니다)");
        return tear.PartBytes == 0
            ? context.Say($"{path} breaks off after line {whole}: whatever followed it is left out{added}", $"{path} 은(는) {whole}행 뒤에서 끊겼습니다: 그 뒤는 빠졌습니다{added}")
            : context.Say($"{path} breaks off in line {torn}: that line and whatever followed it are left out{added}", $"{path} 은(는) {torn}행 중간에서 끊겼습니다: 그 행과 그 뒤는 빠졌습니다{added}");
    }
}
