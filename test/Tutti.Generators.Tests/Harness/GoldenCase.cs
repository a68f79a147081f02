namespace Tutti.Generators.Tests.Harness;

/// <summary>
/// A folder <c>cases/&lt;area&gt;/&lt;fact&gt;</c> with a project in it and, in <c>Errors.txt</c>, all that a build of it reports.
/// With the environment variable <c>TUTTI_UPDATE_CASES</c> set to 1 the file is rewritten in place; <c>git diff</c> is the review.
/// </summary>
internal sealed class GoldenCase
{
    private const string UpdateVariable = "TUTTI_UPDATE_CASES";

    private readonly string _folder;

    public GoldenCase(string name) => _folder = Path.Combine(Root, name);

    /// <summary>The names of all cases: <c>routes/DuplicateRoute</c>.</summary>
    public static IEnumerable<string> Names =>
        Directory
            .GetDirectories(Root)
            .SelectMany(Directory.GetDirectories)
            .Select(folder => Path.GetRelativePath(Root, folder).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string Root => Path.Combine(Repository.TestProject, "cases");

    private string ErrorsFile => Path.Combine(_folder, "Errors.txt");

    /// <summary>What the case expects; empty if nothing is to be reported.</summary>
    public string Expected => File.Exists(ErrorsFile) ? File.ReadAllText(ErrorsFile).ReplaceLineEndings("\n") : "";

    public async Task VerifyAsync()
    {
        var run = WithProperties(WithConfiguration(TestProject.OfFolder(_folder))).Generate();
        var actual = DiagnosticText.Render(await run.DiagnosticsAsync());
        if (actual == Expected)
        {
            return;
        }
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(ErrorsFile, actual);
            return;
        }
        Assert.Fail(
            $"{_folder} reports something else than Errors.txt says. If it is right, run the tests with {UpdateVariable}=1 "
                + $"or put this into Errors.txt:\n\n{actual}\n\nIt says now:\n\n{Expected}"
        );
    }

    /// <summary>Hands the <c>tutti.json</c> and the SQL files of the case to the compiler, as the package's props do.</summary>
    private TestProject WithConfiguration(TestProject project)
    {
        var files = Directory
            .GetFiles(_folder, "*.sql", SearchOption.AllDirectories)
            .Append(Path.Combine(_folder, "tutti.json"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal);
        return files.Aggregate(
            project,
            (current, file) =>
                current.WithAdditionalFile(
                    Path.GetRelativePath(_folder, file).Replace('\\', '/'),
                    File.ReadAllText(file)
                )
        );
    }

    /// <summary>Sets the build properties that the case has in <c>Properties.txt</c>: <c>Name=Value</c>, or <c>Name</c> to unset one.</summary>
    private TestProject WithProperties(TestProject project)
    {
        var file = Path.Combine(_folder, "Properties.txt");
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        return lines.Aggregate(
            project,
            (current, line) =>
                line.Split('=', 2) is [var name, var value]
                    ? current.WithProperty(name, value)
                    : current with
                    {
                        Properties = current.Properties.Remove(line),
                    }
        );
    }
}
