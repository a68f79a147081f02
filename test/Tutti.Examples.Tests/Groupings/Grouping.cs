using System.Text.Json;

namespace Tutti.Examples.Tests.Groupings;

/// <summary>Which services run together, and where requests from outside come in.</summary>
public sealed record Grouping(IReadOnlyList<ProcessGroup> Processes)
{
    public bool IsSingle => Processes.Count == 1;

    /// <summary>All in one process.</summary>
    public static Grouping Single(IEnumerable<string> services) => new([new ProcessGroup("app", true, [.. services])]);

    /// <summary>Each service alone, behind a gateway.</summary>
    public static Grouping PerService(IEnumerable<string> services) =>
        new([
            new ProcessGroup("gateway", true, []),
            .. services.Select(service => new ProcessGroup(service, false, [service])),
        ]);

    /// <summary>The first services with the gateway, the others apart; a single service behind a gateway.</summary>
    public static Grouping TwoGroups(IReadOnlyList<string> services) =>
        new([
            new ProcessGroup("front", true, [.. services.Take(services.Count / 2)]),
            new ProcessGroup("back", false, [.. services.Skip(services.Count / 2)]),
        ]);

    /// <summary>That of an environment file whose processes are named.</summary>
    public static Grouping Read(string file, IReadOnlyList<string> services)
    {
        using var json = JsonDocument.Parse(
            File.ReadAllBytes(file),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        var processes = json
            .RootElement.GetProperty("processes")
            .EnumerateObject()
            .Select(process => new ProcessGroup(
                process.Name,
                process.Value.TryGetProperty("gateway", out var gateway) && gateway.GetBoolean(),
                process.Value.TryGetProperty("services", out var names)
                    ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
                    : []
            ))
            .ToList();
        var rest = services.Except(processes.SelectMany(process => process.Services));
        return new([
            .. processes.Select(process =>
                process with
                {
                    Services = [.. process.Services.SelectMany(name => name == "*" ? rest : [name])],
                }
            ),
        ]);
    }

    /// <summary>Any: each service somewhere, the gateway with some of them or alone.</summary>
    public static Grouping Random(IReadOnlyList<string> services, Random random)
    {
        var places = random.Next(1, services.Count + 1);
        var groups = services
            .GroupBy(_ => random.Next(places))
            .Select((group, i) => new ProcessGroup($"p{i + 1}", false, [.. group]))
            .ToList();
        if (random.Next(2) == 0)
        {
            return new([new ProcessGroup("edge", true, []), .. groups]);
        }
        var at = random.Next(groups.Count);
        groups[at] = groups[at] with { IsGateway = true };
        return new(groups);
    }

    /// <summary>The grouping that <see cref="ToString"/> has written.</summary>
    public static Grouping Parse(string text) =>
        new([
            .. text.Split(" | ")
                .Select(group => group.Split(' '))
                .Select(
                    (words, i) =>
                        new ProcessGroup(
                            $"p{i + 1}",
                            words.Contains("gateway"),
                            [.. words.Where(word => word != "gateway")]
                        )
                ),
        ]);

    public override string ToString() => string.Join(" | ", Processes);
}

/// <summary>A process, and the services in it.</summary>
public sealed record ProcessGroup(string Name, bool IsGateway, IReadOnlyList<string> Services)
{
    public override string ToString() =>
        string.Join(' ', [.. IsGateway ? ["gateway"] : Array.Empty<string>(), .. Services]);
}
