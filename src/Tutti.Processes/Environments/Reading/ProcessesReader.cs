using System.Text.Json;
using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Reads which kinds of processes there are.</summary>
internal sealed class ProcessesReader(ValueReader values, AppOutline app, EnvironmentType type)
{
    private const int LongestName = 63;
    private const int MostReplicas = 10_000;

    private readonly UrlReader _urls = new(values);
    private readonly ListenReader _listeners = new(values);

    /// <summary>Reads them; <see langword="null"/> if that is not possible.</summary>
    public IReadOnlyList<ProcessDraft>? Read(PlacedValue top)
    {
        var member = top.FindMember("processes");
        if (member is null)
        {
            return [Single(top.Place)];
        }
        if (values.Resolve(member.Value) is not { } value)
        {
            return [Single(member.Place)];
        }
        if (value.Kind == JsonValueKind.String)
        {
            return values.Choice(value, "the grouping of services into processes", ["single", "per-service"]) switch
            {
                "single" => [Single(member.Place)],
                "per-service" => PerService(member.Place),
                _ => null,
            };
        }
        if (value.Kind != JsonValueKind.Object)
        {
            values.WrongType(value, "\"processes\"", "an object, \"single\" or \"per-service\"");
            return null;
        }
        if (value.Members.Count == 0)
        {
            values.Problems.Add(
                EnvironmentCodes.ProcessesMissing,
                value.Place,
                "There are no processes.",
                "Name them, or write \"single\" for one process that hosts everything."
            );
            return null;
        }
        return [.. value.Members.Select((member, index) => Named(member, index, value.Members.Count > 1))];
    }

    private ProcessDraft Single(Place place) =>
        Implied(
            EnvironmentDefaults.SingleName,
            place,
            app.Services.Select(service => service.Name),
            isGateway: true,
            index: null
        );

    private ProcessDraft[] PerService(Place place) =>
        [
            Implied(
                EnvironmentDefaults.GatewayBeside(app.Services.Select(service => service.Name)),
                place,
                [],
                isGateway: true,
                index: 0
            ),
            .. app.Services.Select(
                (service, index) => Implied(service.Name, place, [service.Name], isGateway: false, index + 1)
            ),
        ];

    private ProcessDraft Implied(string name, Place place, IEnumerable<string> services, bool isGateway, int? index) =>
        new()
        {
            Name = name,
            Place = place,
            Services =
            [
                .. services.Select(service => new PlacedValue
                {
                    Kind = JsonValueKind.String,
                    Text = service,
                    Place = place,
                }),
            ],
            IsGateway = isGateway,
            Urls = index is { } at ? Default(name, at, place) : [],
            Listen = [],
        };

    private ProcessDraft Named(PlacedMember member, int index, bool hasOthers)
    {
        CheckName(member);
        var process = values.Object(
            member.Value,
            $"the process {ShownText.Of(member.Name)}",
            EnvironmentMembers.Process
        );
        var services = values.List(process?.Find("services"), "\"services\"");
        var read = services?.Select(service => values.Text(service, "the name of a service")).ToList() ?? [];
        var gateway = process?.FindMember("gateway");
        var isTrial = values.Use == EnvironmentUse.Trial;
        var url = isTrial ? null : process?.FindMember("url");
        var urls = _urls.Read(url?.Value);
        var listen = isTrial ? null : process?.FindMember("listen");
        return new ProcessDraft
        {
            Name = member.Name,
            Place = member.Place,
            Services = [.. read.OfType<PlacedValue>()],
            HasUnreadServices =
                process is null || (services is null && process.Find("services") is not null) || read.Contains(null),
            IsGateway =
                process is null ? null
                : gateway is null ? false
                : values.Flag(gateway.Value, "\"gateway\""),
            Replicas = Replicas(process?.FindMember("replicas")),
            Urls =
                url is null && hasOthers && process is not null ? Default(member.Name, index, member.Place)
                : urls is null ? []
                : [.. urls.OfType<(InternalUrl, Place)>()],
            HasUnreadUrls = process is null || (url is not null && (urls is null || urls.Contains(null))),
            Listen = _listeners.Read(listen?.Value),
            ListenPlace = listen?.Place,
        };
    }

    private (int, Place)? Replicas(PlacedMember? member)
    {
        if (values.Use == EnvironmentUse.Trial)
        {
            // Wanted only if somebody asks for as many here, and then as far as the file knows.
            return member?.Value.Whole is >= 1 and <= MostReplicas and var count ? ((int)count, member.Place) : null;
        }
        return values.Whole(member?.Value, "the number of replicas", 1, MostReplicas) is { } read
            ? ((int)read, member!.Value.Place)
            : null;
    }

    private (InternalUrl, Place)[] Default(string process, int index, Place place) =>
        values.Use == EnvironmentUse.Trial || !IsName(process)
            ? []
            : [(EnvironmentDefaults.UrlOf(type, process, index), place)];

    private void CheckName(PlacedMember member)
    {
        if (!IsName(member.Name))
        {
            values.Problems.Add(
                EnvironmentCodes.ProcessNameInvalid,
                member.Place,
                $"A process cannot be called \"{ShownText.Of(member.Name)}\".",
                $"Use a lower-case letter, then lower-case letters, digits and hyphens, at most {LongestName}: the name is that of a host, too."
            );
        }
    }

    private static bool IsName(string name) =>
        name is { Length: > 0 and <= LongestName }
        && char.IsAsciiLetterLower(name[0])
        && name[^1] != '-'
        && name.All(character =>
            char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'
        );
}
