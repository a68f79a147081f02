using System.CommandLine;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Databases;
using Tutti.DevHost.Environments;

namespace Tutti.Cli.Commands.Db;

/// <summary>The arguments that say which databases are meant: the same in every command on them.</summary>
internal sealed class DbOptions
{
    private readonly Argument<string?> _name = new("name")
    {
        Description = "The database. Default: the only one that the app has",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _app = new("--app")
    {
        Description = "The app's folder. Default: the nearest one above that holds a tutti.json",
        HelpName = "DIR",
    };

    private readonly Option<string?> _environment = new("--env")
    {
        Description = "The environment, as tutti.NAME.json has it. Default: this machine",
        HelpName = "NAME",
    };

    private readonly Option<bool> _json = CommonOptions.JsonOption(
        "Write compact JSON, and nothing else, to standard output"
    );

    private DbOptions() { }

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="hasName">Whether it means one database.</param>
    /// <param name="hasJson">Whether its output is for machines, too.</param>
    public static DbOptions AddTo(Command command, bool hasName = true, bool hasJson = true)
    {
        var options = new DbOptions();
        options._name.Validators.Add(result =>
        {
            // What looks like an option and isn't known would be taken for a name.
            if (result.Tokens is [{ Value: ['-', ..] and var option }])
            {
                result.AddError($"There is no option {option}.");
            }
        });
        if (hasName)
        {
            command.Add(options._name);
        }
        command.Add(options._app);
        command.Add(options._environment);
        if (hasJson)
        {
            command.Add(options._json);
        }
        return options;
    }

    public bool WantsJson(ParseResult parsed) => parsed.GetResult(_json) is not null && parsed.GetValue(_json);

    /// <summary>The database that the user named, if any.</summary>
    public string? NameIn(ParseResult parsed) => parsed.GetResult(_name) is null ? null : parsed.GetValue(_name);

    /// <summary>The one database that the user means.</summary>
    public Task<DatabaseTarget> TargetAsync(
        AppDatabases databases,
        ParseResult parsed,
        CancellationToken cancellationToken
    ) => databases.FindAsync(databases.NameOf(NameIn(parsed)), cancellationToken);

    /// <summary>Runs a command on databases.</summary>
    /// <param name="context">Where the command runs.</param>
    /// <param name="parsed">What the user wrote.</param>
    /// <param name="needsBuild">Whether it needs more than to know where a database is.</param>
    /// <param name="command">What it does.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    public Task<int> RunAsync(
        CommandContext context,
        ParseResult parsed,
        bool needsBuild,
        Func<AppDatabases, Task<int>> command,
        CancellationToken cancellationToken
    )
    {
        var json = WantsJson(parsed);
        return context.RunAsync(
            async () =>
            {
                var app = AppLocator.Find(parsed.GetValue(_app), context.WorkingDirectory);
                var environment = parsed.GetValue(_environment);
                var databases =
                    needsBuild || environment is not null ? null : OfLastBuild(context, app, NameIn(parsed));
                databases ??= await OfBuildAsync(context, app, environment, json, cancellationToken);
                if (databases is null)
                {
                    return ExitCodes.Failed;
                }
                await using (databases)
                {
                    return await command(databases);
                }
            },
            CommonOptions.WriteErrorFor(json, context)
        );
    }

    // To see where a database is nobody wants to wait for a build.
    private static AppDatabases? OfLastBuild(CommandContext context, AppDefinition app, string? name)
    {
        var databases = AppDatabases.OfLastBuild(app, context.Terminals.Error.WriteNote);
        return name is null
            ? databases.Names.Count == 1
                ? databases
                : null
            : databases.Names.Contains(name)
                ? databases
                : null;
    }

    private static async Task<AppDatabases?> OfBuildAsync(
        CommandContext context,
        AppDefinition app,
        string? environment,
        bool json,
        CancellationToken cancellationToken
    )
    {
        if (environment is not null)
        {
            AppEnvironments.RequireFile(app, environment);
        }
        var assembly = await DescribeCommand.TryBuildAsync(context, app, null, json, cancellationToken);
        return assembly is null
            ? null
            : AppDatabases.OfBuild(app, assembly, environment, context.Terminals.Error.WriteNote);
    }
}
