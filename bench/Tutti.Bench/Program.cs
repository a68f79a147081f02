using System.Diagnostics;
using Tutti.Bench;
using Tutti.Bench.Allocation;
using Tutti.Bench.Calls;
using Tutti.Bench.Generator;
using Tutti.Bench.Http;
using Tutti.Bench.Output;
using Tutti.Bench.Remote;
using Tutti.Bench.Sql;
using Tutti.Bench.Start;
using Tutti.Bench.TestHosts;

if (BenchOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return ExitCodes.Usage;
}

#if DEBUG
Console.Error.WriteLine("This is a Debug build: its figures say nothing. Run it with -c Release.");
#endif

try
{
    var before = Machine.CurrentLoad();
    var clock = Stopwatch.StartNew();
    var rows = options.Bench switch
    {
        "http" => HttpBench.Run(options),
        "call" => CallBench.Run(options),
        "remote" => RemoteBench.Run(options),
        "start" => StartBench.Run(options),
        "allocation" => AllocationBench.Run(options),
        "sql" => SqlBench.Run(options),
        "testhost" => TestHostBench.Run(options),
        _ => GeneratorBench.Run(options),
    };
    var report = new Report(
        options.Bench,
        Machine.Describe(before, clock.Elapsed, pinned: options.Bench is not ("remote" or "testhost" or "generator")),
        rows
    );
    TableReport.Write(Console.Error, report);
    if (options.Json)
    {
        Console.Out.WriteLine(JsonReport.Write(report));
    }
    return !options.Smoke && rows.Any(row => row.MissesRequired) ? ExitCodes.RequiredMissed : ExitCodes.Success;
}
catch (BenchException problem)
{
    Console.Error.WriteLine(problem.Message);
    return ExitCodes.Failed;
}
