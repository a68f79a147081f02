using Tutti.Cli;
using Tutti.Cli.Output;

// The signals come first: what makes the console ready takes the handlers that are there.
var interrupts = new Interrupts();
using var signals = new StopSignals(interrupts);
using var terminals = Terminals.OfThisProcess(interrupts);
terminals.Out.Closed += signals.Stop;
return await CommandLine.RunAsync(args, terminals, Environment.CurrentDirectory, signals.Token);
