using System.Text;

namespace Kiwoom.Cli.Application;

/// <summary>
/// The process's words beside its output. Where they cannot be written (a log on a full disk) they are lost, and nothing else: the exit code is what is left to tell an order's fate.
/// </summary>
internal static class StandardError
{
    public static TextWriter Open() =>
        TextWriter.Synchronized(new StreamWriter(new Guard(Console.OpenStandardError()), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });

    private sealed class Guard(Stream error) : UnbufferedStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            try
            {
                error.Write(buffer, offset, count);
            }
            catch (IOException)
            {
                // Whom could it be told?
            }
        }
    }
}
