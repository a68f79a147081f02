using System.Globalization;
using System.Net.Sockets;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Builds;
using Tutti.DevHost.Run;

namespace Tutti.DevHost.Doctor;

/// <summary>Checks whether this machine can run an app, and whether the app can be built.</summary>
public static class DoctorExam
{
    /// <summary>Does all checks, one after the other.</summary>
    /// <param name="folder">The app's folder as the user gave it, or <see langword="null"/>.</param>
    /// <param name="workingDirectory">Where the user is.</param>
    /// <param name="cancellationToken">Ends the exam.</param>
    /// <returns>Each check as soon as it has ended.</returns>
    public static async IAsyncEnumerable<DoctorCheck> RunAsync(
        string? folder,
        string workingDirectory,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (appCheck, app) = FindApp(folder, workingDirectory);
        var sdk = await CheckSdkAsync(app?.Folder ?? workingDirectory, cancellationToken);
        yield return sdk;
        if (sdk.Status != DoctorStatus.Failed)
        {
            yield return await CheckRuntimeAsync(cancellationToken);
        }
        yield return appCheck;
        if (app is not null && sdk.Status != DoctorStatus.Failed)
        {
            yield return await CheckBuildAsync(app, cancellationToken);
        }
        yield return await PostgresCheck.RunAsync(app, workingDirectory, cancellationToken);
        yield return CheckPort();
        yield return CheckSockets();
        yield return CheckWatching(app?.Folder ?? workingDirectory);
    }

    private static async Task<DoctorCheck> CheckSdkAsync(string folder, CancellationToken cancellationToken)
    {
        const string name = ".NET SDK";
        try
        {
            var version = await Sdk.VersionAsync(folder, cancellationToken);
            return MajorOf(version) >= Sdk.RequiredMajor
                ? new(name, DoctorStatus.Ok, version)
                : new(
                    name,
                    DoctorStatus.Failed,
                    $"{version} is too old.",
                    $"Install the .NET SDK {Sdk.RequiredMajor} from https://dot.net/download, or correct the version in global.json."
                );
        }
        catch (ToolException error)
        {
            return new(name, DoctorStatus.Failed, error.Message, error.Remedy);
        }
    }

    private static async Task<DoctorCheck> CheckRuntimeAsync(CancellationToken cancellationToken)
    {
        const string name = "ASP.NET Core runtime";
        const string framework = "Microsoft.AspNetCore.App ";
        var versions = (await Sdk.RuntimesAsync(cancellationToken))
            .Where(runtime => runtime.StartsWith(framework, StringComparison.Ordinal))
            .Select(runtime => runtime[framework.Length..])
            .ToArray();
        var fitting = versions.LastOrDefault(version => MajorOf(version) == Sdk.RequiredMajor);
        return fitting is not null
            ? new(name, DoctorStatus.Ok, fitting)
            : new(
                name,
                DoctorStatus.Failed,
                versions.Length == 0 ? "None is installed." : $"Only {string.Join(", ", versions)} is installed.",
                $"Install the ASP.NET Core runtime {Sdk.RequiredMajor} from https://dot.net/download; the SDK holds it."
            );
    }

    private static (DoctorCheck Check, AppDefinition? App) FindApp(string? folder, string workingDirectory)
    {
        const string name = "app";
        try
        {
            var app = AppLocator.Find(folder, workingDirectory);
            return (new(name, DoctorStatus.Ok, $"{app.Name} in {app.Folder}"), app);
        }
        // Who asks about the machine alone need not be in an app.
        catch (ToolException error) when (folder is null && error.Code == ToolErrors.AppNotFound)
        {
            return (new(name, DoctorStatus.Warning, error.Message, error.Remedy), null);
        }
        catch (ToolException error)
        {
            return (new(name, DoctorStatus.Failed, error.Message, error.Remedy), null);
        }
    }

    private static async Task<DoctorCheck> CheckBuildAsync(AppDefinition app, CancellationToken cancellationToken)
    {
        const string name = "build";
        var result = await Builder.BuildAsync(new BuildRequest { Project = app.Project }, cancellationToken);
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.IsError).ToArray();
        return result.Succeeded
            ? new(name, DoctorStatus.Ok, $"{Path.GetFileName(app.Project)} builds.")
            : new(
                name,
                DoctorStatus.Failed,
                $"{Path.GetFileName(app.Project)} does not build. The first of {errors.Length} errors: {errors[0].Code} {errors[0].Message}",
                "See all of them: tutti check"
            );
    }

    private static DoctorCheck CheckPort()
    {
        var name = $"port {RunOptions.DefaultPort}";
        return PortFinder.IsFree(RunOptions.DefaultPort)
            ? new(name, DoctorStatus.Ok, "free")
            : new(
                name,
                DoctorStatus.Warning,
                "taken; tutti run will use the next one that is free.",
                "Stop what listens there, or choose a port with --port."
            );
    }

    private static DoctorCheck CheckSockets()
    {
        const string name = "sockets";
        try
        {
            using var folder = new SocketFolder();
            var path = folder.NextUrl("doctor")["unix:".Length..];
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            socket.Listen();
            return new(name, DoctorStatus.Ok, $"can be opened in {Path.GetTempPath()}");
        }
        catch (Exception error) when (error is ToolException or SocketException or ArgumentException)
        {
            return new(
                name,
                DoctorStatus.Failed,
                $"None can be opened in {Path.GetTempPath()}: {error.Message}",
                "Set TMPDIR to a folder with a short path that you may write to; tutti run needs it."
            );
        }
    }

    private static DoctorCheck CheckWatching(string folder)
    {
        const string name = "file watching";
        const string limit = "/proc/sys/fs/inotify/max_user_watches";
        try
        {
            using var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return new(
                name,
                DoctorStatus.Warning,
                $"The system sends no events ({error.Message}); files are looked at every two seconds instead.",
                "Raise fs.inotify.max_user_watches and fs.inotify.max_user_instances, or close programs that watch files."
            );
        }
        var detail = File.Exists(limit) ? $"works; up to {File.ReadAllText(limit).Trim()} folders" : "works";
        return new(name, DoctorStatus.Ok, detail);
    }

    private static int MajorOf(string version) =>
        int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;
}
