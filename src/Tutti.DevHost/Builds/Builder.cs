using System.Diagnostics;
using Tutti.DevHost.Packages;

namespace Tutti.DevHost.Builds;

/// <summary>Builds an app's project with the SDK, as any .NET project is built.</summary>
public static class Builder
{
    // What MSBuild says if it was asked not to restore and should have been.
    private static readonly string[] RestoreCodes = ["NETSDK1004", "NETSDK1005", "NETSDK1064", "NETSDK1047"];

    /// <summary>Builds.</summary>
    /// <param name="request">What is to be built.</param>
    /// <param name="cancellationToken">Ends the build and every process that belongs to it.</param>
    /// <returns>How it ended; a failed build is no exception.</returns>
    /// <exception cref="ToolException">There is no SDK to build with.</exception>
    public static async Task<BuildResult> BuildAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        using var guard = await BuildLock.AcquireAsync(request.Project, request.Waiting, cancellationToken);
        var watch = Stopwatch.StartNew();
        if (request.Restore)
        {
            await FrameworkPackage.InstallForAsync(request.Project, cancellationToken);
        }
        var result = await BuildOnceAsync(request, cancellationToken);
        if (!request.Restore && result.Diagnostics.Any(IsRestoreMissing))
        {
            result = await BuildOnceAsync(request with { Restore = true }, cancellationToken);
        }
        return result with { Duration = watch.Elapsed };
    }

    private static bool IsRestoreMissing(BuildDiagnostic diagnostic) =>
        diagnostic.IsError && RestoreCodes.Contains(diagnostic.Code, StringComparer.Ordinal);

    private static async Task<BuildResult> BuildOnceAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder("build");
        var answer = scratch.Combine("answer.txt");
        var command = DotnetHost.Command(Path.GetDirectoryName(request.Project)!, Arguments(request, answer, scratch));
        var output = await ProcessOutput.RunAsync(command, cancellationToken);
        var result = ResultOf(output, answer);
        return result with { Diagnostics = CompilerLogs.Complete(result.Diagnostics, scratch.Path) };
    }

    private static IEnumerable<string> Arguments(BuildRequest request, string answer, ScratchFolder scratch)
    {
        yield return "build";
        yield return request.Project;
        foreach (var argument in Quietly(answer))
        {
            yield return argument;
        }
        yield return "-t:Build";
        if (!request.Restore)
        {
            yield return "--no-restore";
        }
        if (request.ForceCompile)
        {
            yield return $"-p:TuttiCheckedProject={request.Project}";
            yield return $"-p:TuttiLogFolder={scratch.Path}";
            yield return $"-p:CustomAfterMicrosoftCommonTargets={Path.Combine(AppContext.BaseDirectory, "Check.targets")}";
        }
    }

    /// <summary>Arguments for a build that writes only diagnostics, leaves nothing running, and says in a file what it has built.</summary>
    internal static IEnumerable<string> Quietly(string answer) =>
        [
            "-nologo",
            "-v:q",
            "-tl:off",
            "-clp:NoSummary",
            // Neither build nodes nor a compiler server stay behind.
            "-nodeReuse:false",
            "-p:UseSharedCompilation=false",
            "-p:GenerateFullPaths=true",
            "-p:ErrorEndLocation=true",
            // The SDK tells where the assembly lies, whatever the project's layout of outputs is.
            "-getProperty:TargetPath",
            $"-getResultOutputFile:{answer}",
        ];

    /// <summary>Reads what such a build wrote.</summary>
    internal static BuildResult ResultOf(ProcessOutput output, string answer) =>
        output.ExitCode == 0 ? Success(output, answer) : Failure(output);

    private static BuildResult Success(ProcessOutput output, string answer) =>
        new()
        {
            Succeeded = true,
            Diagnostics = DiagnosticParser.Parse(output.Lines),
            Assembly = File.ReadAllText(answer).Trim(),
        };

    private static BuildResult Failure(ProcessOutput output)
    {
        if (Sdk.SaysMissing(output.Lines))
        {
            throw Sdk.Missing(output.Lines);
        }
        var diagnostics = DiagnosticParser.Parse(output.Lines);
        return new BuildResult
        {
            Succeeded = false,
            Diagnostics = diagnostics.Any(diagnostic => diagnostic.IsError)
                ? diagnostics
                : [.. diagnostics, Unexplained(output)],
        };
    }

    // A build that fails without a word of the known form: all that it said is the message.
    private static BuildDiagnostic Unexplained(ProcessOutput output) =>
        new()
        {
            IsError = true,
            Message =
                $"dotnet ended with exit code {output.ExitCode}. {string.Join('\n', output.Lines.Where(line => line.Length > 0))}".TrimEnd(),
        };
}
