using System.Security;
using Tutti.DevHost.Builds;

namespace Tutti.DevHost.Packages;

/// <summary>The folder in which NuGet keeps every package that it has ever fetched, and in which it looks first.</summary>
internal static class PackageCache
{
    private const string Setting = "NUGET_PACKAGES";

    /// <summary>Adds packages of one version, by NuGet itself, unless they are there.</summary>
    public static async Task AddAsync(
        IReadOnlyList<string> ids,
        string version,
        string source,
        string project,
        CancellationToken cancellationToken
    )
    {
        var cache = await FolderAsync(project, cancellationToken);
        // NuGet writes this file last.
        if (ids.All(id => File.Exists(Path.Combine(cache, id.ToLowerInvariant(), version, ".nupkg.metadata"))))
        {
            return;
        }
        using var scratch = new ScratchFolder("restore");
        var result = await RestoreAsync(ids, version, source, cache, scratch, cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new ToolException(
                ToolErrors.PackageMissing,
                $"NuGet does not accept the packages {string.Join(", ", ids)} {version}: {string.Join('\n', result.Lines).Trim()}",
                $"Check that {cache} can be written to."
            );
        }
    }

    private static async Task<string> FolderAsync(string project, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } set)
        {
            return set;
        }
        var locals = await ProcessOutput.RunAsync(
            DotnetHost.Command(project, "nuget", "locals", "global-packages", "--list", "--force-english-output"),
            cancellationToken
        );
        const string label = "global-packages:";
        return locals
                .Lines.Select(line => line.Trim())
                .FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal))
                ?[label.Length..].Trim()
            ?? throw Sdk.Missing(locals.Lines);
    }

    private static Task<ProcessOutput> RestoreAsync(
        IEnumerable<string> ids,
        string version,
        string source,
        string cache,
        ScratchFolder scratch,
        CancellationToken cancellationToken
    )
    {
        var downloads = string.Concat(
            ids.Select(id => $"""<PackageDownload Include="{id}" Version="[{version}]" />""")
        );
        File.WriteAllText(
            scratch.Combine("restore.csproj"),
            $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {downloads}
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>
            """
        );
        File.WriteAllText(
            scratch.Combine("nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="tutti" value="{SecurityElement.Escape(source)}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
              </fallbackPackageFolders>
              <packageSourceMapping>
                <clear />
              </packageSourceMapping>
            </configuration>
            """
        );
        var command = DotnetHost.Command(scratch.Path, "restore", "-nologo", "-v:q", "-tl:off", "-nodeReuse:false");
        command.Environment[Setting] = cache;
        return ProcessOutput.RunAsync(command, cancellationToken);
    }
}
