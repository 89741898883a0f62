using System.Text;

namespace Kiwoom.Cli.Application;

/// <summary>
/// The process's words beside its output. Where they cannot be written (a log on a full disk) they are lost, and nothing else: the exit code is what is left to tell an order's fate.
/// </summary>
internal static class StandardError
{
    public static TextWriter Open() =>
        TextWriter.Synchronized(new StreamWriter(new Guard(Console.OpenStandardError()), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });

    private sealed class Guard(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
            // Nothing is kept back.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            try
            {
                inner.Write(buffer, offset, count);
            }
            catch (IOException)
            {
                // Whom could it be told?
            }
        }
    }
}
