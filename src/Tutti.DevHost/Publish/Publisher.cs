using System.Diagnostics;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Builds;
using Tutti.DevHost.Environments;
using Tutti.DevHost.Packages;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Publish;

/// <summary>Publishes an app with the SDK, once for all processes and environments: as a folder, or as an image without Docker.</summary>
public static class Publisher
{
    // What the ASP.NET Core images call their user. As a number, so that a cluster can see that it is not root.
    private const string ImageUser = "1654";

    /// <summary>Publishes.</summary>
    /// <param name="request">What, and as what.</param>
    /// <param name="cancellationToken">Ends the build and every process that belongs to it.</param>
    /// <returns>How it ended; a failed build is no exception.</returns>
    /// <exception cref="ToolException">The folder cannot be used, there is no such environment, or there is no SDK.</exception>
    public static async Task<PublishResult> PublishAsync(PublishRequest request, CancellationToken cancellationToken)
    {
        var folder = request.Output is null ? null : OutputFolder.Open(request.Output);
        if (request.Container is { } container)
        {
            AppEnvironments.RequireFile(request.App, container.Environment);
        }
        using var guard = await BuildLock.AcquireAsync(request.App.Project, request.Waiting, cancellationToken);
        var watch = Stopwatch.StartNew();
        await FrameworkPackage.InstallForAsync(request.App.Project, cancellationToken);
        using var scratch = new ScratchFolder("publish");
        var published = scratch.Combine("files");
        var build = await RunAsync(request, scratch, published, [], cancellationToken);
        if (!build.Succeeded)
        {
            return new PublishResult { Build = build };
        }
        var model = AppModel.Read(build.Assembly);
        if (request.Container is { } image)
        {
            // Before an image of it goes anywhere.
            AppEnvironments.Read(request.App, image.Environment, model, EnvironmentUse.Check);
            var made = await RunAsync(request, scratch, published, ContainerArguments(image), cancellationToken);
            if (!made.Succeeded)
            {
                return new PublishResult { Build = made };
            }
        }
        var name = Path.GetFileNameWithoutExtension(build.Assembly);
        return new PublishResult
        {
            Build = build with { Duration = watch.Elapsed },
            Program = ProgramOf(published, name),
            Files = folder?.Replace(published) ?? [],
            Environments = EnvironmentStarts.Of(request.App, model),
        };
    }

    private static async Task<BuildResult> RunAsync(
        PublishRequest request,
        ScratchFolder scratch,
        string published,
        IEnumerable<string> more,
        CancellationToken cancellationToken
    )
    {
        var answer = scratch.Combine("answer.txt");
        var command = DotnetHost.Command(
            request.App.ProjectFolder,
            [
                "publish",
                request.App.Project,
                .. Builder.Quietly(answer),
                "-c",
                request.Configuration,
                "-o",
                published,
                "--self-contained",
                "false",
                $"-p:TuttiLogFolder={scratch.Path}",
                $"-p:TuttiPublishFolder={request.Output}",
                $"-p:CustomAfterMicrosoftCommonTargets={Path.Combine(AppContext.BaseDirectory, "Publish.targets")}",
                .. more,
            ]
        );
        var result = Builder.ResultOf(await ProcessOutput.RunAsync(command, cancellationToken), answer);
        return result with
        {
            Diagnostics =
            [
                .. CompilerLogs
                    .Complete(result.Diagnostics, scratch.Path)
                    .Where(diagnostic => !IsOfStackTrace(diagnostic)),
            ],
        };
    }

    private static IEnumerable<string> ContainerArguments(ContainerRequest container)
    {
        yield return "--no-build";
        yield return "-t:PublishContainer";
        // Of the web SDK's projects alone it is on by itself.
        yield return "-p:EnableSdkContainerSupport=true";
        yield return $"-p:ContainerRepository={container.Repository}";
        yield return $"-p:ContainerImageTags={container.Tag}";
        yield return $"-p:ContainerUser={ImageUser}";
        yield return $"-p:TuttiContainerEnvironment={container.Environment}";
        if (container.Base is { } image)
        {
            yield return $"-p:ContainerBaseImage={image}";
        }
        if (container.Archive is { } archive)
        {
            yield return $"-p:ContainerArchiveOutputPath={archive}";
        }
        if (container.Registry is { } registry)
        {
            yield return $"-p:ContainerRegistry={registry}";
        }
    }

    // How the SDK's container support tells of a registry that it cannot reach: an error for each line of the exception.
    private static bool IsOfStackTrace(BuildDiagnostic diagnostic) =>
        diagnostic.Code == "MSB4018"
        && (
            diagnostic.Message.StartsWith("at ", StringComparison.Ordinal)
            || diagnostic.Message.StartsWith("--- End", StringComparison.Ordinal)
        );

    // Without one for the system that built it, the app is started by the program dotnet.
    private static string ProgramOf(string published, string name) =>
        new[] { name, $"{name}.exe" }.FirstOrDefault(file => File.Exists(Path.Combine(published, file)))
        ?? $"{name}.dll";
}
