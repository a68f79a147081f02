using Tutti.Generators.Schema;

namespace Tutti.Generators.Tests.Schema;

/// <summary>What cannot be exchanged is found with the way to it.</summary>
public sealed class SchemaProblemTests
{
    [Theory]
    [InlineData("public Action Value { get; set; } = null!;", "System.Action")]
    [InlineData("public (int A, int B) Value { get; set; }", "(int A, int B)")]
    [InlineData("public System.IO.Stream Value { get; set; } = null!;", "System.IO.Stream")]
    [InlineData("public Task<int> Value { get; set; } = null!;", "System.Threading.Tasks.Task<int>")]
    [InlineData("public int[,] Value { get; set; } = null!;", "int[,]")]
    [InlineData("public nint Value { get; set; }", "nint")]
    [InlineData(
        "public IAsyncEnumerable<int> Value { get; set; } = null!;",
        "System.Collections.Generic.IAsyncEnumerable<int>"
    )]
    [InlineData("public Exception Value { get; set; } = null!;", "System.Exception")]
    [InlineData("public CancellationToken Value { get; set; }", "System.Threading.CancellationToken")]
    [InlineData("public Type Value { get; set; } = null!;", "System.Type")]
    public void TypesWithoutAFormAreUnsupported(string property, string type) =>
        Assert.Equal([$"Unsupported root.Value {type}"], Problems($"public class T {{ {property} }}"));

    [Fact]
    public void TheWayGoesThroughListsAndDictionaries() =>
        Assert.Equal(
            ["Unsupported root.Items[].ByKey{}.Callback System.Action"],
            Problems(
                """
                public record T(List<Item> Items);
                public record Item(Dictionary<string, Entry> ByKey);
                public record Entry(Action Callback);
                """
            )
        );

    [Fact]
    public void ThePlaceIsTheMemberInTheSource()
    {
        const string Source = "public interface IExchange { T Value { get; } }\npublic record T(Action Callback);";
        var problem = Assert.Single(SchemaApp.Parse(Source).Parser.Problems);
        var (compilation, _) = SchemaApp.Parse(Source);
        var text = compilation.SyntaxTrees.Single(t => t.FilePath == problem.File).ToString();

        Assert.Equal("Callback", text.Substring(problem.Start, problem.Length));
    }

    [Fact]
    public void AbstractTypesAndInterfacesCannotBeMade() =>
        Assert.Equal(
            [
                "Abstract root.A MyApp.IThing",
                "Abstract root.B MyApp.Base",
                "Abstract root.C System.Linq.IQueryable<int>",
            ],
            Problems(
                "public record T(IThing A, Base B, IQueryable<int> C); public interface IThing; public abstract class Base;"
            )
        );

    [Fact]
    public void ATypeNeedsAConstructorThatCanBeChosen() =>
        Assert.Equal(
            [
                "NoConstructor root.A MyApp.Two",
                "NoConstructor root.B MyApp.Hidden",
                "UnmatchedParameter root.C MyApp.Odd text",
            ],
            Problems(
                """
                public record T(Two A, Hidden B, Odd C);
                public class Two { public Two(int a) { } public Two(string b) { } }
                public class Hidden { private Hidden() { } }
                public class Odd { public Odd(string text) { Length = text.Length; } public int Length { get; } }
                """
            )
        );

    [Fact]
    public void ObjectsWithoutEndAreFound()
    {
        Assert.Equal(["Endless T.Next MyApp.T Next"], Problems("public record T(T Next);"));
        Assert.Equal(
            ["Endless A.B.Back MyApp.A B.Back", "Endless B.Back.B MyApp.B Back.B"],
            Problems("public record T(A Start); public record A(B B); public record B(A Back, T? End);")
        );
        Assert.Empty(Problems("public record T(T? Next, List<T> All, Dictionary<string, T> ByKey);"));
        Assert.Contains(
            "Endless",
            Problems("public record T(Box<int> Box); public record Box<TItem>(TItem Item, Box<Box<TItem>>? Larger);")
                .First(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ContractsWithoutNullabilityAreFound() =>
        Assert.Equal(
            ["NullableDisabled root.Name string", "NullableDisabled root.Items[] string"],
            Problems(
                    "public class T { public string Name { get; set; } public int Number { get; set; } public List<string>? Items { get; set; } }",
                    "#nullable disable\n"
                )
                .Where(p => !p.Contains("List", StringComparison.Ordinal))
        );

    [Fact]
    public void KeysOfDictionariesMustBeSimple()
    {
        Assert.Equal(
            ["DictionaryKey root.Value{} MyApp.Key"],
            Problems("public record T(Dictionary<Key, int> Value); public record Key(int A);")
        );
        Assert.Empty(
            Problems(
                "public record T(Dictionary<DayOfWeek, int> A, Dictionary<Guid, int> B, Dictionary<DateOnly, int> C);"
            )
        );
    }

    [Fact]
    public void TwoMembersOfOneNameAreFound() =>
        Assert.Equal(
            ["DuplicateName root MyApp.T name"],
            Problems(
                "public class T { public int Name { get; set; } [JsonPropertyName(\"name\")] public int Other { get; set; } }"
            )
        );

    [Fact]
    public void WhatAnotherGeneratorCompletesIsAWarning()
    {
        var problem = Assert.Single(Parse("public partial class T { private int _count; }").Problems);

        Assert.Equal(SchemaProblemKind.CompletedElsewhere, problem.Kind);
        Assert.True(problem.IsWarning);
    }

    [Fact]
    public void RulesThatGeneratedCodeCannotCreateAreFound() =>
        Assert.Equal(
            ["Inaccessible root.Name MyApp.T.PrivateAttribute"],
            Problems(
                """
                public class T
                {
                    [Private] public string Name { get; set; } = "";
                    private sealed class PrivateAttribute : ValidationAttribute;
                }
                """
            )
        );

    [Fact]
    public void IgnoredMembersMayBeAnything() =>
        Assert.Empty(
            Problems(
                "public class T { [JsonIgnore] public Action? Callback { get; set; } public int Number { get; set; } }"
            )
        );

    private static SchemaParser Parse(string declarations, string head = "") =>
        SchemaApp.Parse("public interface IExchange { T Value { get; } }\n" + head + declarations).Parser;

    private static IEnumerable<string> Problems(string declarations, string head = "") =>
        Parse(declarations, head).Problems.Select(p => $"{p.Kind} {p.Path} {p.Type} {p.Detail}".TrimEnd());
}
