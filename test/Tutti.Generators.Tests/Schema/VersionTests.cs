using System.Text.Json;

namespace Tutti.Generators.Tests.Schema;

/// <summary>What one version of an app makes of what another has written: they do not take each other's binary form, and JSON copes with what can be coped with.</summary>
public sealed class VersionTests(VersionTests.Apps apps) : IClassFixture<VersionTests.Apps>
{
    private const string Before = """
        public interface IExchange
        {
            Added Added { get; }
            Required Required { get; }
            Removed Removed { get; }
            Dropped Dropped { get; }
            Loosened Loosened { get; }
            Reordered Reordered { get; }
            Painted Painted { get; }
            Widened Widened { get; }
            Nested Nested { get; }
        }
        public sealed record Added(int A);
        public sealed record Required(int A);
        public sealed record Removed(int A, string B = "default");
        public sealed record Dropped(int A, string B);
        public sealed record Loosened(int A, string B);
        public sealed record Reordered(int A, string B, int C);
        public enum Color { Red, Blue }
        public sealed record Painted(Color Color);
        public sealed record Widened(int A);
        public sealed record Nested(List<Added> Items, Dictionary<string, Reordered> ByName);
        """;

    private const string After = """
        public interface IExchange
        {
            Added Added { get; }
            Required Required { get; }
            Removed Removed { get; }
            Dropped Dropped { get; }
            Loosened Loosened { get; }
            Reordered Reordered { get; }
            Painted Painted { get; }
            Widened Widened { get; }
            Nested Nested { get; }
        }
        public sealed record Added(int A, string B = "default", int? C = null);
        public sealed record Required(int A, string B);
        public sealed record Removed(int A);
        public sealed record Dropped(int A);
        public sealed record Loosened(int A, string? B = null);
        public sealed record Reordered(int C, int A, string B);
        public enum Color { Green, Red, Blue }
        public sealed record Painted(Color Color);
        public sealed record Widened(long A);
        public sealed record Nested(List<Added> Items, Dictionary<string, Reordered> ByName);
        """;

    [Theory]
    [InlineData("Added", """{"a":1}""", """{"a":1,"b":"default","c":null}""")]
    [InlineData("Required", """{"a":1}""", null)]
    [InlineData("Removed", """{"a":1,"b":"x"}""", """{"a":1}""")]
    [InlineData("Dropped", """{"a":1,"b":"x"}""", """{"a":1}""")]
    [InlineData("Loosened", """{"a":1,"b":"x"}""", """{"a":1,"b":"x"}""")]
    [InlineData("Reordered", """{"a":1,"b":"x","c":3}""", """{"c":3,"a":1,"b":"x"}""")]
    [InlineData("Painted", """{"color":"Red"}""", """{"color":"Red"}""")]
    [InlineData("Widened", """{"a":1}""", """{"a":1}""")]
    [InlineData(
        "Nested",
        """{"items":[{"a":1},{"a":2}],"byName":{"x":{"a":1,"b":"y","c":3}}}""",
        """{"items":[{"a":1,"b":"default","c":null},{"a":2,"b":"default","c":null}],"byName":{"x":{"c":3,"a":1,"b":"y"}}}"""
    )]
    public void ALaterVersionReadsWhatAnEarlierOneHasWritten(string type, string written, string? read) =>
        AssertRead(apps.Before, apps.After, type, written, read);

    [Theory]
    [InlineData("Added", """{"a":1,"b":"x","c":2}""", """{"a":1}""")]
    [InlineData("Required", """{"a":1,"b":"x"}""", """{"a":1}""")]
    [InlineData("Removed", """{"a":1}""", """{"a":1,"b":"default"}""")]
    [InlineData("Dropped", """{"a":1}""", null)]
    [InlineData("Loosened", """{"a":1,"b":"x"}""", """{"a":1,"b":"x"}""")]
    [InlineData("Loosened", """{"a":1,"b":null}""", null)]
    [InlineData("Reordered", """{"c":3,"a":1,"b":"x"}""", """{"a":1,"b":"x","c":3}""")]
    [InlineData("Painted", """{"color":"Blue"}""", """{"color":"Blue"}""")]
    [InlineData("Painted", """{"color":"Green"}""", null)]
    [InlineData("Widened", """{"a":1}""", """{"a":1}""")]
    [InlineData("Widened", """{"a":3000000000}""", null)]
    [InlineData(
        "Nested",
        """{"items":[{"a":1,"b":"x","c":null}],"byName":{"x":{"c":3,"a":1,"b":"y"}}}""",
        """{"items":[{"a":1}],"byName":{"x":{"a":1,"b":"y","c":3}}}"""
    )]
    public void AnEarlierVersionReadsWhatALaterOneHasWritten(string type, string written, string? read) =>
        AssertRead(apps.After, apps.Before, type, written, read);

    private static void AssertRead(SchemaApp from, SchemaApp to, string type, string written, string? read)
    {
        Assert.NotEqual(from.Contract(type), to.Contract(type));
        Assert.Equal(written, from.Write(from.Type(type), from.Read(from.Type(type), written)));
        if (read is null)
        {
            Assert.Throws<JsonException>(() => to.Read(to.Type(type), written));
        }
        else
        {
            Assert.Equal(read, to.Write(to.Type(type), to.Read(to.Type(type), written)));
        }
    }

    /// <summary>Both versions, compiled once.</summary>
    public sealed class Apps : IDisposable
    {
        internal SchemaApp Before { get; } = SchemaApp.Of(VersionTests.Before);

        internal SchemaApp After { get; } = SchemaApp.Of(VersionTests.After);

        public void Dispose()
        {
            Before.Dispose();
            After.Dispose();
        }
    }
}
