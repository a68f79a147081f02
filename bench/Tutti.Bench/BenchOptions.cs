namespace Tutti.Bench;

/// <summary>What the command line asks for.</summary>
/// <param name="Bench"><c>http</c>, <c>call</c>, <c>remote</c>, <c>start</c>, <c>allocation</c>, <c>sql</c>, <c>testhost</c> or <c>generator</c>.</param>
/// <param name="Json">Whether the last line of standard output is the report as JSON.</param>
/// <param name="Smoke">Whether a few seconds must do: shows that everything works, its figures mean little.</param>
/// <param name="All">Whether to run the cases too that have no goals.</param>
/// <param name="Only">The one case to run, if not all.</param>
/// <param name="Noise">Whether one side is compared with itself, which shows how much the figures mean.</param>
internal sealed record BenchOptions(string Bench, bool Json, bool Smoke, bool All, string? Only, bool Noise)
{
    public const string App = "Tutti.Bench.App";

    public const string Remote = "Tutti.Bench.Remote";

    public const string Baseline = "Tutti.Bench.Baseline";

    public const string Usage = """
        Usage: dotnet run -c Release --project bench/Tutti.Bench -- http|call|remote|start|allocation|sql|testhost|generator [--json] [--smoke] [--all] [--only CASE] [--noise]

          http      requests to a Tutti app against the same requests to minimal APIs
          call      calls through a generated client against calls of the class itself
          remote    calls between two processes against typed clients of HttpClient and minimal APIs
          start     from the start of a process to its first answer, against minimal APIs
          allocation one request through three services in several groupings, against the same app written by hand
          sql       queries against Npgsql by hand, Dapper and EF Core
          testhost  a test's own database, and a whole app on one, against those made by hand
          generator what generator and analyzers take inside the compiler, for apps of several sizes
          --json    print the report as JSON on the last line of standard output
          --smoke   seconds instead of minutes: shows that it works, the figures mean little
          --all     more cases, those without goals too
          --only    run one case, by the name that the table has for it
          --noise   compare one side with itself (not call, remote, allocation): every ratio should be 1
        """;

    /// <summary>The server on our side.</summary>
    public string OurServer => Noise ? Baseline : App;

    /// <summary>How many rounds each side runs.</summary>
    public int Rounds => Smoke ? 1 : 9;

    public static BenchOptions? Parse(string[] args)
    {
        if (
            args
            is not ["http" or "call" or "remote" or "start" or "allocation" or "sql" or "testhost" or "generator", ..]
        )
        {
            return null;
        }
        var options = new BenchOptions(args[0], Json: false, Smoke: false, All: false, Only: null, Noise: false);
        for (var i = 1; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--json":
                    options = options with { Json = true };
                    break;
                case "--smoke":
                    options = options with { Smoke = true };
                    break;
                case "--all":
                    options = options with { All = true };
                    break;
                case "--only" when i + 1 < args.Length:
                    options = options with { All = true, Only = args[++i] };
                    break;
                case "--noise" when options.Bench is not ("call" or "remote" or "allocation"):
                    options = options with { Noise = true };
                    break;
                default:
                    return null;
            }
        }
        return options;
    }

    public bool Includes(string name) => Only is null || Only == name;
}
