using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Docs.Tests.Snippets;

/// <summary>A web project of the files that blocks show, compiled with the generator and the analyzers.</summary>
internal static class SnippetProject
{
    private const string WebUsings = """
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        global using System.Net.Http.Json;
        """;

    /// <summary>A project of files.</summary>
    /// <param name="files">The files; of two with one path the later counts.</param>
    /// <param name="usings">Namespaces that every file may use, beside those of the SDK.</param>
    /// <param name="isWeb">Whether it has the SDK of web projects.</param>
    public static TestProject Of(IEnumerable<SourceFile> files, IEnumerable<string> usings, bool isWeb = true)
    {
        var given = string.Join('\n', usings.Select(name => $"global using {name};"));
        var project = TestProject.Of(("obj/Given.g.cs", isWeb ? $"{WebUsings}\n{given}" : given));
        return files.Aggregate(project, (current, file) => current.With(InProject(file.Path), file.Code));
    }

    /// <summary>What a build reports, without what has no weight.</summary>
    public static async Task<ImmutableArray<Diagnostic>> BuildAsync(TestProject project) =>
        [.. (await project.Generate().DiagnosticsAsync()).Where(found => found.Severity >= DiagnosticSeverity.Warning)];

    // A path such as ../Shared/Greeter.cs leads out of the project.
    private static string InProject(string path) =>
        path.StartsWith("..", StringComparison.Ordinal)
            ? Path.GetFullPath(Path.Combine(TestProject.Directory, path))
            : path;
}
