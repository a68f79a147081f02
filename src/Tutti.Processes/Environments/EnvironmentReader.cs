using System.Text.Json;
using Tutti.Processes.Environments.Json;
using Tutti.Processes.Environments.Reading;

namespace Tutti.Processes.Environments;

/// <summary>Reads environments, and holds them against the app.</summary>
internal static class EnvironmentReader
{
    /// <summary>Reads one.</summary>
    /// <param name="source">Its file.</param>
    /// <param name="app">The app.</param>
    /// <param name="use">For what.</param>
    /// <param name="variable">Gives an environment variable, <see langword="null"/> if it is not set.</param>
    public static EnvironmentResult Read(
        EnvironmentSource source,
        AppOutline app,
        EnvironmentUse use,
        Func<string, string?> variable
    )
    {
        var problems = new ProblemList();
        AppEnvironment? environment = null;
        IReadOnlySet<int> secrets = new HashSet<int>();
        try
        {
            var (top, duplicates) = PlacedJsonParser.Parse(source.Json.Span);
            foreach (var member in duplicates)
            {
                problems.Add(
                    EnvironmentCodes.MemberTwice,
                    member.Place,
                    $"\"{ShownText.Of(member.Name)}\" is there twice.",
                    "Remove one."
                );
            }
            secrets = SecretLines.Of(top);
            environment = Read(source.Name, top, app, new ValueReader(problems, use, variable));
        }
        catch (PlacedJsonException error)
        {
            problems.Add(error.Code, error.Place, error.Message, error.Remedy);
        }
        return new EnvironmentResult
        {
            Environment = problems.IsEmpty ? environment : null,
            Problems = Hiding(problems.Problems, secrets),
            Notes = Hiding(problems.Notes, secrets),
        };
    }

    private static IReadOnlyList<EnvironmentProblem> Hiding(
        IReadOnlyList<EnvironmentProblem> problems,
        IReadOnlySet<int> secrets
    ) => [.. problems.Select(problem => problem with { HidesSource = secrets.Contains(problem.Line) })];

    /// <summary>What holds without a file: one process that hosts everything.</summary>
    /// <param name="name">The name of the environment, which tells what it is for.</param>
    /// <param name="app">The app.</param>
    public static AppEnvironment Single(string name, AppOutline app) =>
        new()
        {
            Name = name,
            Type = EnvironmentDefaults.TypeOf(name),
            Processes =
            [
                new ProcessDefinition
                {
                    Name = EnvironmentDefaults.SingleName,
                    IsGateway = true,
                    Services = [.. app.Services.Select(service => service.Name).Order(StringComparer.Ordinal)],
                },
            ],
        };

    private static AppEnvironment? Read(string name, PlacedValue value, AppOutline app, ValueReader values)
    {
        if (value.Kind != JsonValueKind.Object)
        {
            values.WrongType(value, "an environment", "an object");
            return null;
        }
        var top = values.Object(value, "an environment", EnvironmentMembers.Top);
        if (top is null)
        {
            return null;
        }
        var settings = new SettingsReader(values);
        var type = settings.Type(top.Find("type")) ?? EnvironmentDefaults.TypeOf(name);
        var isTrial = values.Use == EnvironmentUse.Trial;
        var (keys, hasKeys) = KeyReader.Read(isTrial ? null : top.Find("keys"), values);
        var certificate = isTrial ? null : top.FindMember("certificate");
        var shown = new CertificateReader(values).Read(certificate, EnvironmentMembers.Certificate);
        var processes = Processes(top, app, type, values, certificate?.Place, hasKeys);
        return new AppEnvironment
        {
            Name = name,
            Type = type,
            Keys = keys,
            Processes = processes,
            Deadlines = new DeadlineReader(values, app).Read(top.Find("deadlines")),
            Shutdown = settings.Shutdown(top.Find("shutdown")),
            Limits = settings.Limits(top.Find("limits")),
            Cors = new CorsReader(values).Read(top.Find("cors")),
            TrustedProxies = settings.TrustedProxies(top.Find("trustedProxies")),
            LogLevels = settings.LogLevels(top.Find("logLevel")),
            Certificate = shown,
            Sql = new SqlReader(values, app, type).Read(top.FindMember("sql"), top.Place),
        };
    }

    private static IReadOnlyList<ProcessDefinition> Processes(
        PlacedValue top,
        AppOutline app,
        EnvironmentType type,
        ValueReader values,
        Place? certificate,
        bool hasKeys
    )
    {
        if (new ProcessesReader(values, app, type).Read(top) is not { } drafts)
        {
            return [];
        }
        var services = new Grouping(values, app).Check(drafts, top.FindMember("processes")?.Place ?? top.Place);
        if (values.Use != EnvironmentUse.Trial)
        {
            new PeerRules(values.Problems).Check(drafts, certificate, hasKeys);
            new ListenerRules(values.Problems, type).Check(drafts);
        }
        return
        [
            .. drafts.Select(draft => new ProcessDefinition
            {
                Name = draft.Name,
                Services = services[draft],
                IsGateway = draft.IsGateway ?? false,
                Replicas = draft.Replicas?.Count ?? Math.Max(1, draft.Urls.Count),
                Urls = [.. draft.Urls.Select(at => at.Url)],
                Listen = [.. draft.Listen.Select(at => at.Listener)],
            }),
        ];
    }
}
