using System.Text.Json;

namespace Tutti.Processes.Environments;

/// <summary>An environment's file and its name.</summary>
internal sealed record EnvironmentSource(string Name, ReadOnlyMemory<byte> Json);

/// <summary>What was read: the environment if nothing is wrong, else all that is.</summary>
internal sealed record EnvironmentResult
{
    public AppEnvironment? Environment { get; init; }

    public IReadOnlyList<EnvironmentProblem> Problems { get; init; } = [];

    public IReadOnlyList<EnvironmentProblem> Notes { get; init; } = [];
}

/// <summary>For what an environment is read.</summary>
internal enum EnvironmentUse
{
    /// <summary>To run it: every variable has to be set.</summary>
    Run,

    /// <summary>To see whether it could be run: unset variables are notes.</summary>
    Check,

    /// <summary>To try its grouping on this machine, where addresses, keys, certificates and replicas are not the file's: what it says of these is not looked at.</summary>
    Trial,
}

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
        using var document = JsonDocument.Parse(
            source.Json,
            new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
        );
        var processes = document.RootElement.GetProperty("processes").EnumerateObject().ToList();
        var named = processes.SelectMany(process => Texts(process.Value, "services")).ToHashSet();
        var rest = app.Services.Select(service => service.Name).Where(service => !named.Contains(service));
        return new EnvironmentResult
        {
            Environment = new AppEnvironment
            {
                Name = source.Name,
                Keys = Texts(document.RootElement, "keys"),
                Processes =
                [
                    .. processes.Select(process => new ProcessDefinition
                    {
                        Name = process.Name,
                        IsGateway = process.Value.TryGetProperty("gateway", out var gateway) && gateway.GetBoolean(),
                        Services =
                        [
                            .. Texts(process.Value, "services").SelectMany(name => name == "*" ? rest : [name]),
                        ],
                        Urls = [.. Texts(process.Value, "url").Select(Url)],
                    }),
                ],
            },
        };
    }

    private static InternalUrl Url(string text) =>
        InternalUrl.TryParse(text, out var url) ? url : throw new FormatException(text);

    private static List<string> Texts(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? []
        : value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
        : [value.GetString()!];
}
