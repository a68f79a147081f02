using System.Globalization;
using System.Text;
using Tutti.CompilerServices;
using Tutti.Processes;
using Tutti.Processes.Certificates;
using Tutti.Processes.Environments;
using Tutti.Processes.Supervision;

namespace Tutti.Hosting;

/// <summary>Finds the environment that a process is started in, and its place in there.</summary>
/// <param name="application">The app.</param>
/// <param name="setting">Gives the settings by which a process is started, such as <c>TUTTI_ENV</c>.</param>
internal sealed class EnvironmentLoader(GeneratedApplication application, Func<string, string?> setting)
{
    /// <summary>Finds it.</summary>
    /// <param name="application">The app.</param>
    /// <param name="setting">Gives the settings by which a process is started.</param>
    /// <param name="contentRoot">Where the file is looked for after the program's own folder.</param>
    /// <exception cref="StartupException">It cannot be run so; all that is wrong is said.</exception>
    public static Topology Load(GeneratedApplication application, Func<string, string?> setting, string contentRoot) =>
        new EnvironmentLoader(application, setting).Load(new EnvironmentFiles(AppContext.BaseDirectory, contentRoot));

    /// <summary>As much of the app as environments are held against.</summary>
    public static AppOutline OutlineOf(GeneratedApplication application) =>
        new([
            .. application.Services.Select(service => new ServiceOutline(
                service.Name,
                [.. service.Endpoints.Select(endpoint => endpoint.Info.Name)]
            )),
        ])
        {
            Databases = [.. application.Resources.Where(one => one.Kind == "database").Select(one => one.Name)],
        };

    private Topology Load(EnvironmentFiles files)
    {
        if (Setting(StartVariables.Json) is { } json)
        {
            var name =
                Setting(StartVariables.Environment) is { } given && !EnvironmentFiles.IsPath(given) ? given : "local";
            return Read(
                new EnvironmentSource(name, Encoding.UTF8.GetBytes(json)),
                StartVariables.Json,
                files.ContentRoot
            );
        }
        if (Setting(StartVariables.Environment) is { } wanted)
        {
            var (source, path) = files.Read(wanted);
            return Read(source, path, Path.GetDirectoryName(path)!);
        }
        if (Setting(StartVariables.Process) is { } process)
        {
            throw new StartupException([
                $"{StartVariables.Process} is '{process}', but {StartVariables.Environment} is not set, which names the environment that has this process. "
                    + $"Set {StartVariables.Environment}{files.Choice()}, or neither for a single process.",
            ]);
        }
        return Topology.Single(application) with { IsSupervised = IsSupervised };
    }

    private Topology Read(EnvironmentSource source, string place, string folder)
    {
        var result = EnvironmentReader.Read(
            source,
            OutlineOf(application),
            EnvironmentUse.Run,
            Environment.GetEnvironmentVariable
        );
        if (result.Environment is not { } environment)
        {
            throw new StartupException(result.Problems.Select(problem => TextOf(problem, place)));
        }
        var self = Find(environment);
        return new Topology
        {
            Environment = environment,
            Self = self,
            Url = UrlOf(self),
            Certificates = CertificatesOf(environment, folder),
            IsGiven = true,
            IsSupervised = IsSupervised,
            Folder = folder,
        };
    }

    private static ProcessCertificates? CertificatesOf(AppEnvironment environment, string folder)
    {
        try
        {
            return environment.Certificate is { } file
                ? new ProcessCertificates(file, folder, TimeProvider.System)
                : null;
        }
        catch (CertificateException exception)
        {
            throw new StartupException([exception.Message]);
        }
    }

    private bool IsSupervised => Setting(SupervisorLines.Variable) == "1";

    private ProcessDefinition Find(AppEnvironment environment)
    {
        var names = string.Join(", ", environment.Processes.Select(process => process.Name));
        if (Setting(StartVariables.Process) is not { } name)
        {
            return environment.Processes is [var only]
                ? only
                : throw new StartupException([
                    $"{StartVariables.Process} is not set, and the environment '{environment.Name}' has several processes. Set it to one of: {names}.",
                ]);
        }
        return environment.Processes.FirstOrDefault(process => process.Name == name)
            ?? throw new StartupException([
                $"{StartVariables.Process} is '{name}', but the environment '{environment.Name}' has only: {names}.",
            ]);
    }

    // Processes of one kind may share an address, behind which they are all, or each has its own.
    private InternalUrl? UrlOf(ProcessDefinition self)
    {
        var urls = self.Urls;
        if (urls.Count == 0)
        {
            return null;
        }
        if (Setting(StartVariables.Replica) is { } text)
        {
            return
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var replica)
                && replica >= 1
                && (replica <= urls.Count || urls.Count == 1)
                ? urls[urls.Count == 1 ? 0 : replica - 1]
                : throw new StartupException([
                    $"{StartVariables.Replica} is '{text}', but the process '{self.Name}' has {urls.Count} urls. Set it to a number from 1 to {urls.Count}.",
                ]);
        }
        return IsSupervised || urls.Select(url => url.Listens).Distinct().Count() == 1
            ? urls[0]
            : throw new StartupException([
                $"The process '{self.Name}' has {urls.Count} urls, one for each replica. Set {StartVariables.Replica} to the number of the one that this process is, from 1 to {urls.Count}.",
            ]);
    }

    private string? Setting(string name) => setting(name) is { Length: > 0 } text ? text : null;

    private static string TextOf(EnvironmentProblem problem, string place)
    {
        var line =
            problem.Line == 0
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $" (line {problem.Line}, column {problem.Column})");
        return $"{place}: {problem.Path}{line}: {problem.Message} {problem.Remedy}";
    }
}
