// The program stands in the library, which can be started by itself too; this makes a tool of it.
return await Kiwoom.Simulator.Program.Main(args);
