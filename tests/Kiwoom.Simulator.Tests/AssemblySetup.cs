// Fixtures have simulators of their own, and wait for sockets a part of their time.
[assembly: LevelOfParallelism(4)]
[assembly: Parallelizable(ParallelScope.Fixtures)]
