// Tests wait for processes, sockets and timers most of the time.
[assembly: LevelOfParallelism(6)]
