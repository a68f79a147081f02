using System.Text.Json.Nodes;
using Tutti.DevHost.Publish;
using Tutti.Processes.Environments;

namespace Tutti.Cli.Output;

/// <summary>What was published, and how it is started in each environment.</summary>
internal static class PublishReport
{
    private const string NotReadable = "tutti check --env {0} says what is wrong with its file";

    public static void Write(Terminal terminal, PublishRequest request, PublishResult result, string workingDirectory)
    {
        if (request.Container is { } container)
        {
            Write(terminal, container, result, workingDirectory);
        }
        else
        {
            Write(terminal, request.Output!, result, workingDirectory);
        }
    }

    public static JsonObject Document(PublishRequest request, PublishResult result)
    {
        var errors = result.Build.Diagnostics.Count(diagnostic => diagnostic.IsError);
        return new JsonObject
        {
            ["name"] = request.App.Name,
            ["ok"] = result.Build.Succeeded,
            ["errors"] = errors,
            ["warnings"] = result.Build.Diagnostics.Count - errors,
            ["diagnostics"] = Json.Diagnostics(result.Build.Diagnostics),
            ["folder"] = request.Output,
            ["image"] = request.Container?.Name,
            ["archive"] = request.Container?.Archive,
            ["registry"] = request.Container?.Registry,
            ["program"] = result.Build.Succeeded ? result.Program : null,
            ["files"] = Json.Array(result.Files),
            ["environments"] = Json.Array(
                result.Environments,
                environment => new JsonObject
                {
                    ["name"] = environment.Name,
                    ["processes"] = Json.Array(
                        environment.Processes,
                        process => new JsonObject
                        {
                            ["name"] = process.Name,
                            ["gateway"] = process.IsGateway,
                            ["services"] = Json.Array(process.Services),
                        }
                    ),
                }
            ),
        };
    }

    private static void Write(Terminal terminal, string output, PublishResult result, string workingDirectory)
    {
        var folder = Shown(output, workingDirectory);
        var program = Path.Combine(Path.IsPathRooted(folder) ? folder : $"./{folder}", result.Program);
        // What is not a program of its own is one for dotnet.
        program = Path.GetExtension(program) == ".dll" ? $"dotnet {program}" : program;
        terminal.WriteLine(
            $"{terminal.Styled("Published", Style.BoldGreen)} {result.Files.Count} files to {folder}. They run as they are, wherever ASP.NET Core {Environment.Version.Major} is."
        );
        WriteStart(terminal, "all in one process", [program]);
        foreach (var environment in result.Environments)
        {
            WriteStart(
                terminal,
                environment.Name,
                [.. Lines(environment, variables => string.Join(' ', [.. variables, program]))]
            );
        }
    }

    private static void Write(
        Terminal terminal,
        ContainerRequest container,
        PublishResult result,
        string workingDirectory
    )
    {
        var place = container.Archive is { } archive ? Shown(archive, workingDirectory) : container.Registry;
        terminal.WriteLine($"{terminal.Styled("Published", Style.BoldGreen)} {container.Name} to {place}.");
        var image = container.Registry is { } registry ? $"{registry}/{container.Name}" : container.Name;
        if (container.Archive is not null)
        {
            WriteStart(terminal, "into a container engine", [$"docker load --input {place}"]);
        }
        foreach (var environment in result.Environments.Where(one => one.Name == container.Environment))
        {
            WriteStart(
                terminal,
                environment.Name,
                // The image knows its environment.
                [
                    .. Lines(
                        environment,
                        variables =>
                            string.Join(' ', ["docker run", .. variables.Skip(1).Select(one => $"-e {one}"), image])
                    ),
                ]
            );
        }
    }

    // What lies elsewhere is easier to recognise by its whole path.
    private static string Shown(string path, string workingDirectory) =>
        Path.GetRelativePath(workingDirectory, path) is var relative
        && !relative.StartsWith("..", StringComparison.Ordinal)
            ? relative
            : path;

    private static IEnumerable<string> Lines(EnvironmentStarts environment, Func<string[], string> command)
    {
        if (environment.Processes.Count == 0)
        {
            return [string.Format(System.Globalization.CultureInfo.InvariantCulture, NotReadable, environment.Name)];
        }
        var lines = environment
            .Processes.Select(process =>
                (
                    Command: command([
                        $"{StartVariables.Environment}={environment.Name}",
                        // The only one need not be named.
                        .. environment.Processes.Count > 1
                            ? [$"{StartVariables.Process}={process.Name}"]
                            : Array.Empty<string>(),
                    ]),
                    Hosts: string.Join(
                        ", ",
                        [.. process.IsGateway ? ["gateway"] : Array.Empty<string>(), .. process.Services]
                    )
                )
            )
            .ToList();
        var width = lines.Max(line => line.Command.Length);
        return lines.Select(line => $"{line.Command.PadRight(width)}  # {line.Hosts}");
    }

    private static void WriteStart(Terminal terminal, string title, IReadOnlyList<string> lines)
    {
        terminal.WriteLine();
        terminal.WriteLine($"{terminal.Styled(title, Style.Bold)}:");
        foreach (var line in lines)
        {
            terminal.WriteLine($"  {line}");
        }
    }
}
