// Tests that run beside others wait for sockets and timers most of the time.
[assembly: LevelOfParallelism(8)]
