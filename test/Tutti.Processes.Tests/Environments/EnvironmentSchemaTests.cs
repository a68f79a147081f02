using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tutti.Processes.Environments;

namespace Tutti.Processes.Tests.Environments;

/// <summary>The schema, the reader and <c>docs/reference/environment.md</c> know the same.</summary>
public sealed partial class EnvironmentSchemaTests
{
    private const string Address =
        "https://raw.githubusercontent.com/tutti-framework/tutti/main/docs/schemas/tutti.environment.schema.json";

    private static readonly JsonDocumentOptions s_lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    // What a schema can see: kinds and forms of values. Who hosts what, it cannot.
    private static readonly string[] s_structural =
    [
        EnvironmentCodes.MemberUnknown,
        EnvironmentCodes.MemberMissing,
        EnvironmentCodes.TypeWrong,
        EnvironmentCodes.ValueUnknown,
        EnvironmentCodes.ValueEmpty,
        EnvironmentCodes.NumberOutOfRange,
        EnvironmentCodes.DurationInvalid,
        EnvironmentCodes.VariableInvalid,
        EnvironmentCodes.ProcessNameInvalid,
        EnvironmentCodes.ProcessesMissing,
        EnvironmentCodes.UrlInvalid,
        EnvironmentCodes.ListenInvalid,
        EnvironmentCodes.KeyInvalid,
        EnvironmentCodes.KeyTooShort,
        EnvironmentCodes.OriginInvalid,
        EnvironmentCodes.OriginUnsafe,
        EnvironmentCodes.HeaderInvalid,
        EnvironmentCodes.HostInvalid,
    ];

    private static readonly string[] s_unreadable =
    [
        EnvironmentCodes.FileEmpty,
        EnvironmentCodes.JsonInvalid,
        EnvironmentCodes.NestingTooDeep,
    ];

    private static readonly JsonElement s_schema = JsonDocument
        .Parse(
            File.ReadAllBytes(Path.Combine(EnvironmentCases.Root, "docs", "schemas", "tutti.environment.schema.json"))
        )
        .RootElement;

    private static readonly SchemaValidator s_validator = new(s_schema);

    private static readonly string s_page = File.ReadAllText(
            Path.Combine(EnvironmentCases.Root, "docs", "reference", "environment.md")
        )
        .ReplaceLineEndings("\n");

    public static TheoryData<string> Good() => EnvironmentCases.Good();

    public static TheoryData<string> Bad() => EnvironmentCases.Bad();

    [Fact]
    public void SchemaIsWhereItSays()
    {
        Assert.Equal(Address, s_schema.GetProperty("$id").GetString());
        Assert.Contains(Address, s_page);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void GoodFilesFitTheSchema(string name) => Assert.True(Fits(name));

    [Theory]
    [MemberData(nameof(Bad))]
    public void FilesOfTheWrongFormDoNotFitTheSchema(string name)
    {
        var problems = EnvironmentCases.Read(name).Problems;
        // What is no JSON has no form, and what a variable holds the schema does not see.
        if (name == "variables-of-the-wrong-type" || problems.Any(problem => s_unreadable.Contains(problem.Code)))
        {
            return;
        }
        var isStructural = problems.Any(problem => s_structural.Contains(problem.Code));
        Assert.Equal(!isStructural, Fits(name));
    }

    [Fact]
    public void WhatIsWrittenFitsTheSchema()
    {
        var environments = new RandomEnvironments(seed: 7);
        for (var i = 0; i < 100; i++)
        {
            using var written = JsonDocument.Parse(EnvironmentWriter.Write(environments.Next()));
            Assert.True(s_validator.IsValid(written.RootElement), written.RootElement.ToString());
        }
    }

    [Fact]
    public void SchemaHasTheMembersThatTheReaderKnows() =>
        Assert.Equal(MembersOfReader(), MembersOfSchema().Order(StringComparer.Ordinal));

    [Fact]
    public void PageHasTheMembersThatTheReaderKnows() =>
        Assert.Equal(
            MembersOfReader(),
            Rows(s_page[..s_page.IndexOf("## Problems", StringComparison.Ordinal)]).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void PageHasTheCodesOfAllProblems() =>
        Assert.Equal(
            typeof(EnvironmentCodes)
                .GetFields()
                .Select(field => (string)field.GetRawConstantValue()!)
                .Order(StringComparer.Ordinal),
            Rows(s_page[s_page.IndexOf("## Problems", StringComparison.Ordinal)..]).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void ExamplesOfThePageAreRight()
    {
        var app = new AppOutline([new("billing", ["Charge"]), new("mail", ["Send"]), new("orders", ["Create", "Get"])])
        {
            Databases = ["orders", "billing"],
        };
        var examples = Example().Matches(s_page).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            var source = new EnvironmentSource("production", Encoding.UTF8.GetBytes(example));
            var result = EnvironmentReader.Read(source, app, EnvironmentUse.Run, _ => "0123456789abcdef");
            Assert.Equal("", EnvironmentProblemText.Of(example, result.Problems));
        }
    }

    private static bool Fits(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(EnvironmentCases.FileOf(name)), s_lenient);
        return s_validator.IsValid(file.RootElement);
    }

    private static IEnumerable<string> MembersOfReader() =>
        EnvironmentMembers
            .ByPath.SelectMany(entry => entry.Value.Select(member => Join(entry.Key, member)))
            .Order(StringComparer.Ordinal);

    private static List<string> MembersOfSchema()
    {
        var members = new List<string>();
        Collect(s_schema, "", members);
        return members;
    }

    private static void Collect(JsonElement schema, string path, List<string> members)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }
        var followed = s_validator.Follow(schema);
        if (followed.TryGetProperty("anyOf", out var alternatives))
        {
            foreach (var alternative in alternatives.EnumerateArray())
            {
                Collect(alternative, path, members);
            }
        }
        if (followed.TryGetProperty("properties", out var properties) && !properties.TryGetProperty("$env", out _))
        {
            foreach (var property in properties.EnumerateObject())
            {
                Assert.True(property.Value.TryGetProperty("description", out _), $"{path}.{property.Name}");
                // A member can be had in two ways, such as a listener and a list of them.
                if (!members.Contains(Join(path, property.Name)))
                {
                    members.Add(Join(path, property.Name));
                }
                Collect(property.Value, Join(path, property.Name), members);
            }
        }
        if (followed.TryGetProperty("additionalProperties", out var others))
        {
            Collect(others, Join(path, "*"), members);
        }
        if (followed.TryGetProperty("items", out var items))
        {
            Collect(items, path, members);
        }
    }

    private static string Join(string path, string member) => path.Length == 0 ? member : $"{path}.{member}";

    private static IEnumerable<string> Rows(string page) => Row().Matches(page).Select(row => row.Groups[1].Value);

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^```jsonc\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
