using Tutti.CodeFixes.Tests.Harness;

namespace Tutti.CodeFixes.Tests;

public sealed class FixAllTests
{
    [Fact]
    public async Task AllRoutesAreCorrectedAtOnce()
    {
        var after = await ApplyAsync(
            "TUT0026",
            """
            [Get("one/{id:int}/")]
            public string One(int id) => "";

            [Get("/two//x")]
            public string Two() => "";
            """
        );
        Assert.Contains("[Get(\"/one/{id}\")]", after);
        Assert.Contains("[Get(\"/two/x\")]", after);
    }

    [Fact]
    public async Task AllAttributesOfAspNetOfOneKindAreReplacedAtOnce()
    {
        var after = await ApplyAsync(
            "TUT0050",
            """
            [Get("/a")]
            public string One([FromQuery] int page, [FromQuery(Name = "s")] int size) => "";

            [Get("/b")]
            public string Two([FromQuery] int page, [FromHeader] string version) => "";
            """
        );
        Assert.Contains("One([Query] int page, [Query(\"s\")] int size)", after);
        Assert.Contains("Two([Query] int page, [FromHeader] string version)", after);
    }

    [Fact]
    public async Task AllMethodsBecomePublicAtOnce()
    {
        var after = await ApplyAsync(
            "TUT0022",
            """
            [Get("/a")]
            private string One() => "";

            [Get("/b")]
            string Two() => "";
            """
        );
        Assert.Contains("public string One()", after);
        Assert.Contains("public string Two()", after);
    }

    private static async Task<string> ApplyAsync(string id, string members)
    {
        var project = IdeProject.Open(Shop.Project(members));
        var first = (await Repair.OffersAsync(project, id))[0];
        var repaired = await FixAll.ApplyAsync(project, id, first);
        return (await repaired.SourceAsync()).Text(Shop.Path);
    }
}
