// Each fixture has servers and folders of its own, and waits for programs and timers most of the time.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
