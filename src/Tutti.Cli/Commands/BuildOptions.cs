using System.CommandLine;
using System.CommandLine.Parsing;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Publish;

namespace Tutti.Cli.Commands;

/// <summary>The options of <c>tutti build</c>: what is made, and where it goes.</summary>
internal sealed class BuildOptions
{
    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Publish into a folder, which must be empty or come from tutti build",
        HelpName = "DIR",
    };

    private readonly Option<string> _configuration = new("--configuration", "-c")
    {
        Description = "The configuration of the build",
        HelpName = "NAME",
        DefaultValueFactory = _ => "Release",
    };

    private readonly Option<string?> _container = new("--container")
    {
        Description = "Make a container image; no Docker is needed for it",
        HelpName = "NAME[:TAG]",
    };

    private readonly Option<string?> _environment = new("--env")
    {
        Description = "The environment that the image is for",
        HelpName = "ENV",
    };

    private readonly Option<string?> _base = new("--base")
    {
        Description = "The image that it is based on. Default: that of ASP.NET Core",
        HelpName = "IMAGE",
    };

    private readonly Option<string?> _archive = new("--archive")
    {
        Description = "The file that gets the image. Default: NAME.tar, here",
        HelpName = "FILE",
    };

    private readonly Option<string?> _registry = new("--registry")
    {
        Description = "The registry that gets the image instead of a file",
        HelpName = "HOST",
    };

    private BuildOptions(Command command)
    {
        foreach (
            Option option in (Option[])[_output, _configuration, _container, _environment, _base, _archive, _registry]
        )
        {
            command.Add(option);
        }
        command.Validators.Add(Validate);
    }

    public static BuildOptions AddTo(Command command) => new(command);

    public PublishRequest RequestOf(ParseResult parsed, AppDefinition app, string workingDirectory) =>
        new()
        {
            App = app,
            Configuration = parsed.GetValue(_configuration)!,
            Output = parsed.GetValue(_output) is { } output ? Full(output, workingDirectory) : null,
            Container = ContainerOf(parsed, workingDirectory),
        };

    private ContainerRequest? ContainerOf(ParseResult parsed, string workingDirectory)
    {
        if (parsed.GetValue(_container) is not { } name)
        {
            return null;
        }
        var (repository, tag) = ContainerRequest.TryParse(name)!.Value;
        var registry = parsed.GetValue(_registry);
        var archive = parsed.GetValue(_archive) ?? $"{repository.Split('/')[^1]}.tar";
        return new ContainerRequest
        {
            Repository = repository,
            Tag = tag,
            Environment = parsed.GetValue(_environment)!,
            Base = parsed.GetValue(_base),
            Registry = registry,
            Archive = registry is null ? Full(archive, workingDirectory) : null,
        };
    }

    private static string Full(string path, string workingDirectory) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingDirectory));

    private void Validate(CommandResult result)
    {
        var container = result.GetValue(_container);
        if ((result.GetValue(_output) is null) == (container is null))
        {
            result.AddError(
                "Say what to make: a folder with --output DIR, or an image with --container NAME --env ENV; one of the two."
            );
        }
        if (container is not null && ContainerRequest.TryParse(container) is null)
        {
            result.AddError(
                $"{container} cannot be the name of an image: lower-case letters, digits, and . _ - / between them, then :TAG if you like. The registry is given by --registry."
            );
        }
        if (container is not null && result.GetValue(_environment) is null)
        {
            result.AddError("An image is for one environment: name it with --env.");
        }
        if (result.GetValue(_archive) is not null && result.GetValue(_registry) is not null)
        {
            result.AddError("The image goes to a file or to a registry: leave --archive or --registry out.");
        }
        if (container is null && Given(result) is { } alone)
        {
            result.AddError($"{alone} is for images: it goes with --container NAME.");
        }
    }

    private string? Given(CommandResult result) =>
        ((Option<string?>[])[_environment, _base, _archive, _registry])
            .FirstOrDefault(option => result.GetValue(option) is not null)
            ?.Name;
}
