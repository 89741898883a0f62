using BenchmarkDotNet.Running;
using Kiwoom.Benchmarks;

if (args is ["--quick", .. var rows])
{
    await new QuickMode(rows).RunAsync();
}
else if (args is ["--relay", var redis])
{
    await RelayStream.RunAsync(redis);
}
else if (args is ["--relay-curve", var curve, .. var few])
{
    await RelayCurve.RunAsync(curve, few);
}
else if (args is [StreamServer.Argument])
{
    await StreamServer.RunAsync();
}
else if (args is ["--simulator", ..])
{
    await SimulatorFigures.RunAsync();
}
else if (args is [SimulatorServer.Argument, var market])
{
    await SimulatorServer.RunAsync(market);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(FrameDecode).Assembly).Run(args);
}
