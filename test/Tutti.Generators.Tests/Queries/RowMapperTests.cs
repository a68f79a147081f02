using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Queries;

/// <summary>What is written for the types that queries name.</summary>
public sealed class RowMapperTests
{
    [Fact]
    public void ARecordIsMadeByItsConstructor() =>
        AssertMapper(
            "Todo",
            "public sealed record Todo(int Id, string Title, string? Note, int? Rank, Done Done = Done.No); public enum Done { No, Yes }",
            """new("Id", true), new("Title", true), new("Note", true), new("Rank", true), new("Done", false),""",
            """
            var value = new MyApp.Todo(row.Get<int>(0), row.Get<string>(1), row.GetOrNull<string>(2), row.GetNullable<int>(3), row.Has(4) ? row.Get<MyApp.Done>(4) : MyApp.Done.No);
            return value;
            """
        );

    [Fact]
    public void AClassIsMadeByItsProperties() =>
        AssertMapper(
            "Todo",
            """
            public abstract class Row { public long Version { get; set; } public int Ignored { get; } public int Hidden { get; private set; } }
            public sealed class Todo : Row
            {
                public required int Id { get; init; }
                public required string? Note { get; set; }
                public string Title { get; set; } = "none";
                public List<string>? Tags { get; set; }
                public static int Count { get; set; }
                public int this[int index] { get => index; set { } }
                internal DateTimeOffset? DueAt { get; set; }
                public Todo? Next { get; set; }
            }
            """,
            """new("Id", true), new("Note", true), new("Title", false), new("Tags", false), new("DueAt", false), new("Version", false),""",
            """
            var value = new MyApp.Todo()
            {
                Id = row.Get<int>(0),
                Note = row.GetOrNull<string>(1),
            };
            if (row.Has(2))
            {
                value.Title = row.Get<string>(2);
            }
            if (row.Has(3))
            {
                value.Tags = row.GetOrNull<System.Collections.Generic.List<string>>(3);
            }
            if (row.Has(4))
            {
                value.DueAt = row.GetNullable<System.DateTimeOffset>(4);
            }
            if (row.Has(5))
            {
                value.Version = row.Get<long>(5);
            }
            return value;
            """
        );

    [Fact]
    public void WhatCanOnlyBeInitializedKeepsItsValueWithoutAColumn() =>
        AssertMapper(
            "Todo",
            "public record struct Todo(int Id) { public string Title { get; init; } = \"none\"; }",
            """new("Id", true), new("Title", false),""",
            """
            var value = new MyApp.Todo(row.Get<int>(0));
            if (row.Has(1))
            {
                SetTitle(ref value, row.Get<string>(1));
            }
            return value;
            """
        );

    [Fact]
    public void ATupleIsReadByPosition()
    {
        var source = Mappers("(int Id, string? Title)", "");

        Assert.Contains("RowMapper<System.ValueTuple<int, string>>", source, StringComparison.Ordinal);
        Assert.Contains("public override bool ByPosition => true;", source, StringComparison.Ordinal);
        Assert.Contains(
            "System.ValueTuple<int, string> value = (row.Get<int>(0), row.GetOrNull<string>(1));",
            source,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("(int Id, string Title)?")]
    [InlineData("Point?")]
    public void AStructMayBeAskedForAsNullable(string type)
    {
        var source = Mappers(type, "public struct Point { public int X { get; set; } }");

        Assert.Contains("?> ", source.Replace("\n", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int")]
    [InlineData("string")]
    [InlineData("Guid?")]
    [InlineData("DateTimeOffset")]
    [InlineData("DayOfWeek")]
    [InlineData("Kind")]
    [InlineData("Kind?")]
    [InlineData("byte[]")]
    [InlineData("int[]")]
    [InlineData("List<string>")]
    [InlineData("IReadOnlyList<Kind>")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("NpgsqlTypes.NpgsqlRange<int>")]
    [InlineData("object")]
    public void WhatIsOneColumnNeedsNoMapper(string type) =>
        Assert.DoesNotContain("RowMappers.g.cs", Run(type, "public enum Kind { A, B }").Sources.Keys);

    [Fact]
    public void WhatCannotBeReadIsReportedAndNotWritten()
    {
        foreach (var type in (string[])["IRow", "Open", "Open.Inner", "Deep"])
        {
            var run = Run(
                type,
                """
                public interface IRow;
                public abstract class Open { private sealed class Inner; }
                public sealed record Deep(Open Value);
                """
            );
            Assert.DoesNotContain("RowMappers.g.cs", run.Sources.Keys);
        }
    }

    [Fact]
    public void ATypeThatSeveralQueriesNameHasOneMapper()
    {
        var source = Mappers(
            "(int, string)",
            """
            public sealed class Other(Db db)
            {
                public Task First() => db.QuerySingleAsync<(int Id, string? Name)>($"select 1, 'a'");
                public Task Second() => db.QueryFirstOrDefaultAsync<Row<string>>($"select 1");
                public async Task Third() { await foreach (var row in db.StreamAsync<Row<string?>>($"select 1")) { } }
            }
            public sealed record Row<T>(T Value);
            """
        );

        Assert.Equal(2, source.Split("RowMappers.Add(").Length - 1);
        Assert.Contains("(row.Get<int>(0), row.GetOrNull<string>(1))", source, StringComparison.Ordinal);
        Assert.Contains("new MyApp.Row<string>(row.GetOrNull<string>(0))", source, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesThatAreKeywordsAreWritten() =>
        Assert.Contains(
            "@class = row.Get<int>(0),",
            Mappers("@record", "public sealed class @record { public required int @class { get; set; } }"),
            StringComparison.Ordinal
        );

    [Fact]
    public void AQueryIsFoundThoughAClientInItIsOnlyBeingWritten()
    {
        var run = TestProject
            .Of(
                (
                    "Hello/HelloService.cs",
                    """
                    using Tutti;
                    namespace MyApp;
                    [Service("hello")]
                    public sealed class HelloService
                    {
                        [Get("/hello")]
                        public string Hello() => "";
                    }
                    """
                ),
                (
                    "Todos/TodosService.cs",
                    """
                    using Tutti;
                    namespace MyApp;
                    [Service("todos")]
                    public sealed class TodosService;
                    [SqlDatabase("todos")]
                    public sealed class TodosDb : SqlDatabase;
                    public sealed class Todos(TodosDb db, IHelloClient hello)
                    {
                        public async Task<int> Count() =>
                            (await db.QueryAsync<Row>($"select {await hello.HelloAsync()} as text")).Count;
                    }
                    public sealed record Row(string Text);
                    """
                )
            )
            .Generate();

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("RowMappers.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void AMethodOfTheSameNameElsewhereIsNoQuery()
    {
        var run = TestProject
            .Of(
                (
                    "Code.cs",
                    """
                    namespace MyApp;
                    public static class Api { public static Task<T> QueryAsync<T>(string text) => null!; }
                    public static class User { public static Task Run() => Api.QueryAsync<Row>("select 1"); }
                    public sealed record Row(int Id);
                    """
                )
            )
            .Generate();

        Assert.DoesNotContain("RowMappers.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void TwoAssembliesThatSeeEachOthersInternalsHaveMappersOfTheirOwn()
    {
        var first = Library("First", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Second\")]");
        var run = first.Generate();
        var second = Library("Second", "") with
        {
            References = [.. first.References, run.Compilation.ToMetadataReference()],
        };

        Assert.Empty(second.Generate().CompilerDiagnostics);
    }

    private static TestProject Library(string name, string head) =>
        TestProject.Of(
            (
                "Code.cs",
                $$"""
                using Tutti;
                {{head}}
                namespace {{name}};
                public static class Queries
                {
                    public static Task Run(SqlExecutor db) => db.QueryAsync<Row>($"select 1 as id");
                }
                public sealed record Row(int Id);
                """
            )
        ) with
        {
            AssemblyName = name,
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        };

    private static void AssertMapper(string type, string types, string members, string read)
    {
        var source = Mappers(type, types);

        Assert.Contains(members, Flat(source), StringComparison.Ordinal);
        Assert.Contains(Flat(read), Flat(source), StringComparison.Ordinal);
    }

    private static string Flat(string code) =>
        string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Mappers(string type, string types) =>
        Run(type, types).Sources["RowMappers.g.cs"].Replace("global::", "", StringComparison.Ordinal);

    /// <summary>A library with a query for a type; it belongs to no service.</summary>
    private static GeneratorRun Run(string type, string types)
    {
        var run = (
            TestProject.Of(
                (
                    "Code.cs",
                    $$"""
                    using Tutti;
                    namespace MyApp;
                    public abstract class Db : SqlDatabase;
                    internal static class Queries
                    {
                        public static Task Run(SqlExecutor db) => db.QueryAsync<{{type}}>($"select 1");
                    }
                    {{types}}
                    """
                )
            ) with
            {
                OutputKind = OutputKind.DynamicallyLinkedLibrary,
            }
        ).Generate();
        Assert.Empty(run.CompilerDiagnostics.Where(d => d.Id != "CS0122"));
        return run;
    }
}
