using Tutti.CodeFixes.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Schema;

public sealed class NullableFixTests
{
    private const string Type = "\nnamespace MyApp.Shop;\n\npublic sealed record Update(string Name);\n";

    [Theory]
    [InlineData("#nullable disable\n", "#nullable enable\n")]
    [InlineData(
        "// Old.\n#nullable disable warnings\n#nullable disable annotations\n",
        "// Old.\n#nullable disable warnings\n#nullable enable annotations\n"
    )]
    public Task DirectiveOfTheDeclaringFileEnables(string before, string after) =>
        Repair.VerifyAsync(
            "TUT0065",
            "Enable nullable reference types in Update.cs",
            Shop.Library(
                (Shop.Path, Shop.Text("[Post(\"/a\")]\npublic string One(Update update) => \"\";")),
                ("Shop/Update.cs", before + Type)
            ),
            [("Shop/Update.cs", after + Type)]
        );
}
