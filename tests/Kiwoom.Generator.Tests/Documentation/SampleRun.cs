using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Hosting;

namespace Kiwoom.Generator.Tests.Documentation;

/// <summary>
/// Runs compiled samples as they stand, with a copy of the library of their own: in it the address of the mock server is the simulator's, which
/// is all that differs from a reader's program. Where a sample goes on without end, its reader stops it: the console refuses another line.
/// </summary>
internal sealed class SampleRun : AssemblyLoadContext
{
    // A sample that hangs fails; none takes a tenth of it.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public SampleRun(Uri mockServer) : base("samples")
    {
        var environment = LoadFromAssemblyName(typeof(KiwoomEnvironment).Assembly.GetName()).GetType(typeof(KiwoomEnvironment).FullName!, throwOnError: true)!;
        var mock = environment.GetField(nameof(KiwoomEnvironment.Mock))!.GetValue(null);
        var simulator = environment.GetMethod(nameof(KiwoomEnvironment.Simulator))!.Invoke(null, [mockServer]);
        foreach (var field in environment.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => field.FieldType == typeof(Uri)))
        {
            field.SetValue(mock, field.GetValue(simulator));
        }
    }

    /// <summary>The lines that a sample writes until its end, or the first of them, and what it fails with.</summary>
    public async Task<(IReadOnlyList<string> Lines, Exception? Failure)> RunAsync(CSharpCompilation program, int? lines, Func<IHost, Task>? whenHosted = null)
    {
        using var image = new MemoryStream();
        Assert.That(program.Emit(image).Success, Is.True);
        image.Position = 0;
        var entry = LoadFromStream(image).EntryPoint!;

        var console = Console.Out;
        var written = new LineWriter(lines);
        using var hosts = DiagnosticListener.AllListeners.Subscribe(new HostObserver(whenHosted));
        Console.SetOut(written);
        try
        {
            await Task.Run(() => Invoke(entry)).WaitAsync(Longest);
            return (written.Lines, null);
        }
        catch (EnoughLinesException)
        {
            return (written.Lines, null);
        }
        catch (Exception e)
        {
            return (written.Lines, e);
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && name.StartsWith("Kiwoom", StringComparison.Ordinal) ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, name + ".dll")) : null;

    private static void Invoke(MethodInfo entry)
    {
        try
        {
            entry.Invoke(null, entry.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
        }
    }

    private sealed class EnoughLinesException : Exception;

    private sealed class LineWriter(int? most) : StringWriter
    {
        public string[] Lines => GetStringBuilder().ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (Lines.Length >= most)
            {
                throw new EnoughLinesException();
            }
        }
    }

    /// <summary>What a host says when it was built, which tools listen to as well: with it a test ends a program that runs until it is stopped.</summary>
    private sealed class HostObserver(Func<IHost, Task>? whenHosted) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting" && whenHosted is not null)
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilt", Value: IHost host })
            {
                _ = whenHosted!(host);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
