// Each fixture has servers and folders of its own.
[assembly: Parallelizable(ParallelScope.Fixtures)]
