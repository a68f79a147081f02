using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Databases;

/// <summary>What a change of a database, a migration or a query makes the pipeline do again.</summary>
public sealed class SqlPipelineTests
{
    private static readonly TestProject Project = SqlApp.Create();

    [Fact]
    public void AChangedTextOfAMigrationChangesTheModelAlone() =>
        AssertEmitted(WithMigration(SqlApp.SecondMigration, "alter table todos add done int;\n"), ["Model"]);

    [Fact]
    public void OtherEndsOfLinesOfAMigrationChangeNothing() =>
        AssertEmitted(WithMigration(SqlApp.SecondMigration, "alter table todos add done boolean;\r\n"), []);

    [Fact]
    public void ANewMigrationIsSeen() =>
        AssertEmitted(
            Project.WithAdditionalFile("Todos/migrations/3_more.up.sql", "select 1;"),
            ["Application", "Model"]
        );

    [Fact]
    public void AFileOfAnotherKindChangesNothing() =>
        AssertEmitted(Project.WithAdditionalFile("Todos/migrations/notes.txt", "text"), []);

    [Fact]
    public void AKeystrokeInABodyEmitsNothing() =>
        AssertEmitted(Project.Edit(SqlApp.ServiceFile, "todos.Count", "todos.Count + 1"), []);

    [Fact]
    public void AQueryForAnotherTypeChangesTheMappersAlone() =>
        AssertEmitted(
            Project.Edit(
                SqlApp.ServiceFile,
                "return todos.Count;",
                "await db.QuerySingleAsync<(int, string)>($\"select 1, 'a'\", ct); return todos.Count;"
            ),
            ["RowMappers"]
        );

    [Fact]
    public void AnotherMemberOfATypeInAnotherFileIsSeen() =>
        AssertEmitted(
            Project.Edit(SqlApp.ServiceFile, "Todo(int Id, string Title)", "Todo(int Id, string Title, bool Done)"),
            ["RowMappers"]
        );

    [Fact]
    public void AServiceThatWritesInsteadOfReadingIsSeen() =>
        AssertEmitted(Project.Edit(SqlApp.ReportsFile, "[ReadOnly] ", ""), ["Model", "reports.Service"]);

    [Fact]
    public void AChangedDocCommentChangesTheModelAlone() =>
        AssertEmitted(Project.Edit(SqlApp.DatabaseFile, "What is to be done.", "All that is to be done."), ["Model"]);

    [Fact]
    public void AnIdeLooksAtNoMigrationAndNoQuery()
    {
        var run = Project.Generate(implementation: false);

        Assert.Empty(run.Reasons(Steps.Migrations));
        Assert.Empty(run.Reasons(Steps.RowMappers));
        Assert.All(run.Sources.Keys, name => Assert.EndsWith(".Client.g.cs", name, StringComparison.Ordinal));
    }

    private static TestProject WithMigration(string path, string text)
    {
        var files = Project.AdditionalFiles.RemoveAll(file => file.Path.EndsWith(path, StringComparison.Ordinal));
        Assert.Equal(Project.AdditionalFiles.Length - 1, files.Length);
        return (Project with { AdditionalFiles = files }).WithAdditionalFile(path, text);
    }

    /// <summary>Checks which files are written anew after an edit, and that no step has given a new value for the others.</summary>
    private static void AssertEmitted(TestProject edited, string[] expected)
    {
        var before = Project.Generate();
        var after = before.Then(edited);
        Assert.Equal(edited.Generate().Sources, after.Sources);
        var changed = after
            .Sources.Where(source => before.Sources.GetValueOrDefault(source.Key) != source.Value)
            .Select(source => source.Key.Replace(".g.cs", "", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, changed);
        AssertChanges(after, Steps.Model, changed.Contains("Model") ? 1 : 0);
        AssertChanges(after, Steps.ApplicationCode, changed.Contains("Application") ? 1 : 0);
        AssertChanges(after, Steps.RowMappers, changed.Contains("RowMappers") ? 1 : 0);
        AssertChanges(
            after,
            Steps.ServiceCode,
            changed.Count(name => name.EndsWith(".Service", StringComparison.Ordinal))
        );
    }

    private static void AssertChanges(GeneratorRun run, string step, int expected)
    {
        var reasons = run.Reasons(step);
        Assert.NotEmpty(reasons);
        Assert.Equal(
            expected,
            reasons.Count(r => r is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
        );
    }
}
