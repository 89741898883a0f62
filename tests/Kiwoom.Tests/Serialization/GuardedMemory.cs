using System.Runtime.InteropServices;

namespace Kiwoom.Tests.Serialization;

/// <summary>Memory that ends where nobody may read on: whoever does brings the process down.</summary>
internal sealed partial class GuardedMemory : IDisposable
{
    private const int ReadAndWrite = 1 | 2;
    private const int PrivateAndAnonymous = 2 | 0x20;

    private readonly nint _begin;
    private readonly int _size = Environment.SystemPageSize;

    public GuardedMemory()
    {
        _begin = Map(0, (nuint)_size * 2, ReadAndWrite, PrivateAndAnonymous, -1, 0);
        if (_begin == -1 || Protect(_begin + _size, (nuint)_size, 0) != 0)
        {
            throw new InvalidOperationException($"No memory: {Marshal.GetLastPInvokeError()}.");
        }
    }

    /// <summary>Puts bytes right before the end.</summary>
    public unsafe ReadOnlySpan<byte> Place(ReadOnlySpan<byte> bytes)
    {
        var place = new Span<byte>((void*)(_begin + _size - bytes.Length), bytes.Length);
        bytes.CopyTo(place);
        return place;
    }

    public void Dispose() => _ = Unmap(_begin, (nuint)_size * 2);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(nint address, nuint length);
}
