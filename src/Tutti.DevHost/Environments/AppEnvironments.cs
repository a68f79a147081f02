using Tutti.DevHost.Apps;
using Tutti.Model;
using Tutti.Processes.Environments;
using Tutti.Processes.Environments.Reading;

namespace Tutti.DevHost.Environments;

/// <summary>The environments of an app: the files <c>tutti.NAME.json</c> beside its <c>tutti.json</c>.</summary>
internal static class AppEnvironments
{
    /// <summary>Reads an environment.</summary>
    /// <param name="app">The app.</param>
    /// <param name="name">The environment's name.</param>
    /// <param name="model">What the app consists of.</param>
    /// <param name="use">For what it is read.</param>
    /// <exception cref="ToolException">There is none of that name, or something is wrong with it.</exception>
    public static AppEnvironment Read(AppDefinition app, string name, ApplicationModel model, EnvironmentUse use)
    {
        var result = TryRead(app, name, model, use);
        return result.Environment ?? throw Invalid(app, name, result.Problems);
    }

    /// <summary>Reads an environment to work on its databases: of the variables that it names only those have to be set that the databases need.</summary>
    /// <exception cref="ToolException">There is none of that name, or something is wrong with it.</exception>
    public static AppEnvironment ReadForDatabases(AppDefinition app, string name, ApplicationModel model) =>
        ReadFor(app, name, model, ["$.sql"]);

    /// <summary>Reads an environment to ask its processes: of the variables that it names only those have to be set that say where they are, and prove who asks.</summary>
    /// <exception cref="ToolException">There is none of that name, or something is wrong with it.</exception>
    public static AppEnvironment ReadForQuestions(AppDefinition app, string name, ApplicationModel model) =>
        ReadFor(app, name, model, ["$.keys", "$.certificate", "$.processes"]);

    private static AppEnvironment ReadFor(AppDefinition app, string name, ApplicationModel model, string[] members)
    {
        var result = TryRead(app, name, model, EnvironmentUse.Check);
        var unset = result.Notes.Where(note =>
            Array.Exists(members, member => note.Path.StartsWith(member, StringComparison.Ordinal))
        );
        EnvironmentProblem[] problems = [.. result.Problems, .. unset];
        return problems.Length == 0 && result.Environment is { } environment
            ? environment
            : throw Invalid(app, name, problems);
    }

    /// <summary>Reads an environment, or all that is wrong with it.</summary>
    /// <exception cref="ToolException">There is none of that name.</exception>
    public static EnvironmentResult TryRead(AppDefinition app, string name, ApplicationModel model, EnvironmentUse use)
    {
        var file = FileOf(app, name) ?? throw Unknown(app, name);
        var source = new EnvironmentSource(name, GivenFile.Read(file, ToolErrors.EnvironmentInvalid));
        return EnvironmentReader.Read(source, OutlineOf(model), use, Environment.GetEnvironmentVariable);
    }

    /// <summary>The names of an app's environments, ordered.</summary>
    public static IReadOnlyList<string> Names(AppDefinition app) =>
        [.. EnvironmentFileName.NamesIn(app.Folder).Order(StringComparer.Ordinal)];

    /// <summary>The file of an environment as an absolute path, if there is one of that name.</summary>
    public static string? FileOf(AppDefinition app, string name) =>
        Names(app).Contains(name) ? Path.Combine(app.Folder, EnvironmentFileName.Of(name)) : null;

    /// <summary>As much of a model as an environment is held against.</summary>
    public static AppOutline OutlineOf(ApplicationModel model) =>
        new([
            .. model.Services.Select(service => new ServiceOutline(
                service.Name,
                [.. service.Endpoints.Select(endpoint => endpoint.Name)]
            )),
        ])
        {
            Databases = [.. model.Databases.Select(database => database.Name)],
        };

    /// <summary>Refuses the name of an environment that does not exist.</summary>
    /// <exception cref="ToolException">It does not.</exception>
    public static void RequireFile(AppDefinition app, string name)
    {
        if (FileOf(app, name) is null)
        {
            throw Unknown(app, name);
        }
    }

    private static ToolException Unknown(AppDefinition app, string name)
    {
        var names = Names(app);
        // Whoever names the file means it.
        var bare = EnvironmentFileName.NameIn(name) ?? name;
        var file = EnvironmentFileName.Of("NAME");
        var create =
            $"Write {file} beside {AppDefinition.FileName}; {{}} is enough for one process that hosts everything.";
        return new ToolException(
            ToolErrors.EnvironmentUnknown,
            names.Count == 0
                ? $"The app has no environments: there is no {file} in {app.Folder}."
                : $"The app has no environment {name}. There are: {string.Join(", ", names)}.",
            names.Contains(bare) ? $"Name it without the rest: {bare}."
                : Suggestions.Nearest(bare, names) is { } meant ? $"Did you mean {meant}?"
                : create
        );
    }

    private static ToolException Invalid(AppDefinition app, string name, IReadOnlyList<EnvironmentProblem> problems)
    {
        var file = FileOf(app, name)!;
        var first = problems[0];
        var isOnly = problems.Count == 1;
        return new ToolException(
            ToolErrors.EnvironmentInvalid,
            isOnly
                ? $"{first.Path}: {first.Message}"
                : $"{problems.Count} things are wrong with the environment {name}:\n{EnvironmentProblemText.Of(Path.GetFileName(file), problems).TrimEnd()}",
            isOnly ? first.Remedy : $"Mend them; tutti check --env {name} shows each in its place."
        )
        {
            File = file,
            Line = first.HidesSource ? 0 : first.Line,
            Column = first.HidesSource ? 0 : first.Column,
        };
    }
}
