using System.Reflection;
using System.Text.RegularExpressions;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Docs.Tests;

/// <summary><c>docs/reference/attributes.md</c> has a section for each attribute, and in it a row for each member that can be set.</summary>
public sealed partial class AttributeReferenceTests
{
    private static readonly string Text = Repository.Text("docs/reference/attributes.md");

    private static IEnumerable<Type> Attributes =>
        typeof(ServiceAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute)));

    public static TheoryData<string> Names => [.. Attributes.Select(NameOf).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EachAttributeIsThere(string name) => Assert.Contains($"`[{name}]`", Headings());

    [Theory]
    [MemberData(nameof(Names))]
    public void EachMemberThatCanBeSetIsThere(string name)
    {
        var attribute = Attributes.Single(type => NameOf(type) == name);
        // What is inherited is described with the type that declares it.
        var settable = attribute
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => property.Name);
        var arguments = attribute.GetConstructors().SelectMany(made => made.GetParameters()).Select(p => p.Name!);
        var types = attribute.GetGenericArguments().Select(type => type.Name);

        var rows = MemberRow().Matches(SectionOf(name)).Select(row => row.Groups["name"].Value);
        Assert.Equal(
            settable.Concat(arguments).Concat(types).Distinct().Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void NothingElseIsThere() =>
        Assert.Empty(
            QuotedAttribute()
                .Matches(string.Join('\n', Headings()))
                .Select(m => m.Groups["name"].Value)
                .Except(Attributes.Select(NameOf))
        );

    private static string NameOf(Type attribute) => attribute.Name.Split('`')[0][..^"Attribute".Length];

    private static IEnumerable<string> Headings() =>
        Text.Split('\n')
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .SelectMany(line => line[3..].Split(", "));

    private static string SectionOf(string name)
    {
        var sections = Text.Split("\n## ");
        return sections.Single(section => section.Split('\n')[0].Split(", ").Contains($"`[{name}]`"));
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex MemberRow();

    [GeneratedRegex(@"`\[(?<name>\w+)\]`")]
    private static partial Regex QuotedAttribute();
}
