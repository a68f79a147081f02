using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Endpoints;

/// <summary>Everything that an endpoint may take or give compiles, together, without a warning.</summary>
public sealed class ShapeTests
{
    private static readonly string[] Simple =
    [
        "bool",
        "byte",
        "sbyte",
        "short",
        "ushort",
        "int",
        "uint",
        "long",
        "ulong",
        "Int128",
        "UInt128",
        "Half",
        "float",
        "double",
        "decimal",
        "char",
        "string",
        "Guid",
        "DateTime",
        "DateTimeOffset",
        "DateOnly",
        "TimeOnly",
        "TimeSpan",
        "Uri",
        "DayOfWeek",
        "System.Net.IPAddress",
    ];

    private static readonly string[] Collections =
    [
        "{0}[]",
        "List<{0}>",
        "IReadOnlyList<{0}>",
        "IEnumerable<{0}>",
        "IReadOnlyCollection<{0}>",
        "ICollection<{0}>",
        "IList<{0}>",
        "ImmutableArray<{0}>",
        "HashSet<{0}>",
    ];

    private const string Types = """
        public sealed record Item(int Id, string Name, Item? Next = null, IReadOnlyList<Item?>? Others = null);
        public readonly record struct Point(int X, int Y);
        public sealed class Mutable { public int Id { get; set; } public required string Name { get; init; } public string? @class { get; set; } }
        public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
        public sealed record Letter(int Body, string RequestBody, [Query] string Equals_, [property: Obsolete] string Old);
        public class Base { [Query] public string From { get; init; } = ""; public string Text { get; init; } = ""; }
        public sealed class Derived : Base { public int Id { get; set; } }
        public abstract record Shape { public sealed record Circle(double Radius) : Shape; }
        public enum @enum { a, @int }
        """;

    [Fact]
    public void SimpleParametersOfAllKindsCompile() =>
        AssertCompiles(
            Simple.SelectMany(type =>
                new[] { $"{type} x", $"{type}? x", $"{type}? x = null", $"[Header] {type} x", $"{type} x = default!" }
            )
        );

    [Fact]
    public void ListsOfAllKindsCompile() =>
        AssertCompiles(
            Collections.SelectMany(list =>
                new[] { "int", "string", "DayOfWeek" }.SelectMany(item =>
                    new[]
                    {
                        $"{Of(list, item)} x",
                        $"{Of(list, item)}? x",
                        $"[Header(\"a\")] {Of(list, item)}? x = null",
                    }
                )
            )
        );

    [Fact]
    public void RequestsOfAllKindsCompile() =>
        AssertCompiles([
            "Item x",
            "Item? x",
            "Item? x = null",
            "Point x",
            "Point? x",
            "Mutable x",
            "Page<Item> x",
            "Page<Page<int>?> x",
            "List<Item> x",
            "List<Item?>? x",
            "Dictionary<string, Item> x",
            "IReadOnlyDictionary<Guid, List<int?>>? x = null",
            "System.Text.Json.JsonElement x",
            "System.Text.Json.Nodes.JsonNode? x",
            "byte[] x",
            "Letter x",
            "Derived x",
            "@enum @class",
            "Item arguments, int equals, int Equals, int getHashCode, int cancellationToken, int _x0, int calls, int http, int target, CancellationToken ct",
        ]);

    [Fact]
    public void RequestsWithoutBodyCompile() =>
        AssertCompiles(["Point x", "Point? x", "Filter x", "Filter? x = null"], "Get");

    [Fact]
    public void ResultsOfAllKindsCompile() =>
        EmittedService.Of(
            string.Join(
                "\n",
                Simple
                    .Concat([
                        "Item",
                        "Item?",
                        "Point?",
                        "Mutable",
                        "Page<Item>",
                        "List<Item?>?",
                        "Dictionary<string, int[]>",
                        "ImmutableArray<Item>",
                    ])
                    .Concat([
                        "byte[]",
                        "System.Text.Json.JsonElement",
                        "Shape.Circle",
                        "Derived",
                        "Page<string?>",
                        "Page<string>",
                    ])
                    .SelectMany(type => new[] { type, $"Task<{type}>", $"ValueTask<{type}>" })
                    .Select((type, number) => $"[Post(\"/r{number}\")] public {type} R{number}() => default!;")
            ),
            Types
        );

    [Fact]
    public void NamesOfTheUsersNeverClashWithEmittedOnes()
    {
        var project = EmittedService.Project(
            """
            [Post("/a")] public global::System.Threading.Tasks.Task<Task> A(Task task, System system, Tutti_ tutti) => null!;
            [Post("/b")] public global::System.Threading.Tasks.ValueTask<Endpoint> Arguments(int Arguments, string instance, int info) => default;
            [Post("/c")] public void Service() { }
            [Post("/d")] public void service() { }
            [Post("/e")] public void Client([Query] System x) { }
            """,
            """
            public sealed record Task(int Id);
            public enum System { A }
            public enum Tutti_ { A }
            public sealed record Endpoint(Arguments? X);
            public sealed record Arguments(Service? X);
            public sealed record Service(HelloEndpoint? X);
            public sealed record HelloEndpoint(int Result);
            """
        );
        var run = project.Generate();
        Assert.Empty(run.CompilerDiagnostics);
    }

    private static void AssertCompiles(IEnumerable<string> lists, string verb = "Post")
    {
        var parameters = lists.ToList();
        var members = parameters.Select(
            (list, number) => $"[{verb}(\"/m{number}\")] public void M{number}({list}) {{ }}"
        );
        var service = EmittedService.Of(
            string.Join("\n", members),
            Types
                + "public sealed record Filter(string? Text, int[] Ids, DayOfWeek Day = DayOfWeek.Friday) { public int? Page { get; init; } }"
        );
        Assert.All(
            parameters.Select((_, number) => $"M{number}Endpoint"),
            name => Assert.True(service.Has(name, "Bind"))
        );
    }

    private static string Of(string list, string item) => list.Replace("{0}", item, StringComparison.Ordinal);
}
