using System.IO.Pipes;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Kiwoom.Cli.Application;

/// <summary>
/// The process's output. .NET's console drops what it writes to a pipe whose reader has left, so <c>kiwoom watch … | head -1</c> would go on for ever; a pipe's own stream fails.
/// </summary>
internal static class StandardOutput
{
    public static TextWriter Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.Out;
        }

        try
        {
            var pipe = new AnonymousPipeClientStream(PipeDirection.Out, new SafePipeHandle(1, ownsHandle: false));
            return TextWriter.Synchronized(new StreamWriter(new Guard(pipe), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            // A file, or closed.
            return Console.Out;
        }
    }

    /// <summary>Tells the reader's leaving from whatever else can fail.</summary>
    private sealed class Guard(Stream pipe) : UnbufferedStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            try
            {
                pipe.Write(buffer, offset, count);
            }
            catch (IOException e)
            {
                throw new ReaderGoneException(e);
            }
        }
    }
}
