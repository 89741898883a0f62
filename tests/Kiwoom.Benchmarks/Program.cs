using BenchmarkDotNet.Running;
using Kiwoom.Benchmarks;

if (args is ["--quick"])
{
    await QuickMode.RunAsync();
}
else if (args is [StreamServer.Argument])
{
    await StreamServer.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(QuickMode).Assembly).Run(args);
}
