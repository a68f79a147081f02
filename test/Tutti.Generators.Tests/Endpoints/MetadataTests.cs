using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Endpoints;

public sealed class MetadataTests
{
    private const string Marks = """
        public enum Level { Low, High }
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public sealed class MarkAttribute(object? value, params string[] names) : Attribute
        {
            public Type? Type { get; set; }
            public object? Value => value;
            public IReadOnlyList<string> Names => names;
        }
        """;

    [Theory]
    [InlineData("Authorize", "new Microsoft.AspNetCore.Authorization.AuthorizeAttribute()")]
    [InlineData(
        "Authorize(\"p\", Roles = \"a,b\")",
        "new Microsoft.AspNetCore.Authorization.AuthorizeAttribute(\"p\") { Roles = \"a,b\" }"
    )]
    [InlineData("Mark(Level.High)", "new MarkAttribute(Level.High, new string[] {  })")]
    [InlineData("Mark((byte)1, \"a\", \"b\")", "new MarkAttribute((byte)1, new string[] { \"a\", \"b\" })")]
    [InlineData(
        "Mark(null, Type = typeof(List<>))",
        "new MarkAttribute(null, new string[] {  }) { Type = typeof(System.Collections.Generic.List<>) }"
    )]
    public void AttributesAreCreatedAsTheyAreWritten(string attribute, string expected) =>
        Assert.Contains(
            $"Metadata = [{expected}],",
            EmittedService
                .Of($"[Get(\"/x\"), {attribute}] public int Find() => 1;", Marks)
                .Member("FindEndpoint", "Info"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("Obsolete")]
    [InlineData("SuppressMessage(\"a\", \"b\")")]
    public void AttributesForTheCompilerAreLeftOut(string attribute) =>
        Assert.DoesNotContain(
            "Metadata",
            EmittedService.Of($"[Get(\"/x\"), {attribute}] public int Find() => 1;").Member("FindEndpoint", "Info"),
            StringComparison.Ordinal
        );

    [Fact]
    public void AttributesOfBaseClassesCount()
    {
        var service = EmittedService.Of(
            """[Get("/x"), AllowAnonymous] public int Find() => 1;""",
            """[Authorize("base")] public abstract class Base;""",
            " : Base"
        );
        Assert.Contains(
            "Metadata = [new Microsoft.AspNetCore.Authorization.AuthorizeAttribute(\"base\"), new Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute()],",
            service.Member("FindEndpoint", "Info"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void AnEndpointIsNotServedWithoutTheRuleOfWhoMayCallIt()
    {
        var project = EmittedService.Project(
            """
            [Get("/x"), Owners] public int Find() => 1;
            private sealed class OwnersAttribute : AuthorizeAttribute;
            """
        );
        Assert.DoesNotContain(
            "class FindEndpoint",
            project.Generate().Sources["shop.Service.g.cs"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Timeout = \"500ms\"", "Timeout = new System.TimeSpan(5000000L),")]
    [InlineData("Timeout = \"2m\"", "Timeout = new System.TimeSpan(1200000000L),")]
    [InlineData("Timeout = \"none\"", "Timeout = new System.TimeSpan(-10000L),")]
    [InlineData("BodyLimit = -1", "BodyLimit = -1L,")]
    [InlineData("Public = true", "Public = true,")]
    [InlineData("Idempotent = true", "Idempotent = true,")]
    [InlineData("Tags = [\"b\", \"a\"]", "Tags = [\"a\", \"b\"],")]
    public void SettingsReachTheRuntime(string setting, string expected) =>
        Assert.Contains(
            expected,
            EmittedService.Of($"[Get(\"/x\", {setting})] public int Find() => 1;").Member("FindEndpoint", "Info"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("", "Methods = [\"POST\"],")]
    [InlineData(", Methods = \"put, GET\"", "Methods = [\"GET\", \"PUT\"],")]
    [InlineData(", Methods = \"*\"", "Methods = [\"*\"],")]
    public void TheGeneralFormTakesAnyMethods(string setting, string expected) =>
        Assert.Contains(
            expected,
            EmittedService.Of($"[Endpoint(\"/x\"{setting})] public int Find() => 1;").Member("FindEndpoint", "Info"),
            StringComparison.Ordinal
        );
}
