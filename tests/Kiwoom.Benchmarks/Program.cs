using BenchmarkDotNet.Running;
using Kiwoom.Benchmarks;

if (args is ["--quick"])
{
    await QuickMode.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(QuickMode).Assembly).Run(args);
}
