using Tutti.Cli;
using Tutti.Cli.Output;

using var signals = new StopSignals();
using var terminals = Terminals.OfThisProcess();
terminals.Out.Closed += signals.Stop;
return await CommandLine.RunAsync(args, terminals, Environment.CurrentDirectory, signals.Token);
