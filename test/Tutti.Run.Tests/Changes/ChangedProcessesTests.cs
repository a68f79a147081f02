using Tutti.Cli.Tests.Support;
using Tutti.DevHost.Run;
using Tutti.DevHost.Run.Changes;

namespace Tutti.Run.Tests.Changes;

public sealed class ChangedProcessesTests : IDisposable
{
    private static readonly string[] All = ["gateway", "board", "org", "user"];

    private readonly TemporaryFolder _folder = new();
    private readonly BuiltApp _app = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SameSourcesChangeNothing() => Assert.Empty(Changed(_app));

    [Fact]
    public void SourceOfOneServiceChangesItsProcessAlone() =>
        Assert.Equal(["org"], Changed(_app.WithSource("Orgs/OrgService.cs", "=> 1", "=> 2")));

    [Fact]
    public void SourceInAFolderBelowBelongsToTheServiceAboveIt() =>
        Assert.Equal(["board"], Changed(_app.WithSource("Boards/Deep/Helper.cs", "=> 1", "=> 2")));

    [Fact]
    public void SourceThatAppearsOrVanishesChangesTheProcessOfItsFolder()
    {
        var more = _app.WithSource("Users/More.cs", "namespace App.Users; public class More { int I() => 1; }");

        Assert.Equal(["user"], Changed(more));
        Assert.Equal(["user"], Changed(more, _app));
    }

    [Fact]
    public void SourceOutsideOfTheServicesChangesAll() =>
        Assert.Equal(All, Changed(_app.WithSource("Shared/Clock.cs", "=> 1", "=> 2")));

    [Fact]
    public void GeneratedSourceCountsForNothingBesideOthers() =>
        Assert.Equal(
            ["user"],
            Changed(
                _app.WithSource("obj/Debug/Generated.g.cs", "=> 1", "=> 2")
                    .WithSource("Users/UserService.cs", "=> 1", "=> 2")
            )
        );

    [Fact]
    public void AssemblyThatDiffersForNoReasonThatCanBeSeenChangesAll() =>
        Assert.Equal(All, Changed(_app.WithSource("obj/Debug/Generated.g.cs", "=> 1", "=> 2")));

    [Fact]
    public void ContractTypeChangesItsServiceAndAllThatCallIt()
    {
        Assert.Equal(
            ["board", "org"],
            Changed(_app.WithSource("Orgs/Org.cs", "(int Id)", "(int Id) { int I() => 1; }"))
        );
        Assert.Equal(["board", "org", "user"], Changed(_app.WithSource("Users/Role.cs", "Owner }", "Owner, Member }")));
    }

    [Fact]
    public void EndpointModelChangesCallersEvenThroughOthers() =>
        Assert.Equal(
            ["board", "org", "user"],
            Changed(
                _app.WithSource("Users/UserService.cs", "=> 1", "=> 2")
                    .WithEndpoint("user", endpoint => endpoint with { Name = "Find" })
            )
        );

    [Fact]
    public void MigrationChangesTheProcessThatAppliesIt() =>
        Assert.Equal(["user"], Changed(_app.WithMigration("create table people")));

    [Fact]
    public void MigrationThatOnlyLooksOtherwiseChangesNothing()
    {
        var app = _app.WithDatabase(database =>
            database with
            {
                Doc = "Who they are.",
                Directory = "Users/migrations",
            }
        );

        Assert.Empty(Changed(app));
    }

    [Fact]
    public void OtherDatabaseChangesAllThatUseIt() =>
        Assert.Equal(["board", "user"], Changed(_app.WithDatabase(database => database with { Name = "people" })));

    [Fact]
    public void OtherUseOfADatabaseChangesWhoUsesItSo() =>
        Assert.Equal(
            ["board"],
            Changed(_app.WithDatabase(database => database with { Uses = BuiltApp.Of(database.Uses[1]) }))
        );

    [Fact]
    public void ClassOfADatabaseRunsInTheProcessesThatUseIt() =>
        Assert.Equal(["board", "user"], Changed(_app.WithSource("Users/UserDb.cs", "=> 1", "=> 2")));

    [Fact]
    public void PublicRouteChangesGateways() =>
        Assert.Equal(
            ["gateway", "board"],
            Changed(
                _app.WithSource("Boards/BoardService.cs", "=> 1", "=> 2")
                    .WithEndpoint("board", endpoint => endpoint with { Path = "/other" })
            )
        );

    [Fact]
    public void ConstantThatOthersMayHaveTakenInChangesAll() =>
        Assert.Equal(All, Changed(_app.WithSource("Orgs/Sizes.cs", "100", "200")));

    [Fact]
    public void OtherFilesOfTheBuildChangeAll()
    {
        Assert.Equal(All, Changed(_app with { Files = new() { ["appsettings.json"] = "{ }" } }));
        Assert.Equal(All, Changed(_app with { Files = [] }));
        Assert.Equal(All, Changed(_app with { Files = new(_app.Files) { ["Library.dll"] = "" } }));
    }

    [Fact]
    public void EnvironmentsBesideTheBuildChangeNothing() =>
        Assert.Empty(Changed(_app with { Files = new(_app.Files) { ["tutti.production.json"] = "{}" } }));

    [Fact]
    public void EmbeddedResourceChangesAll() =>
        Assert.Equal(All, Changed(_app with { Resources = new() { ["schema.sql"] = "create table u" } }));

    [Fact]
    public void OptionOfTheCompilerChangesAll() => Assert.Equal(All, Changed(_app with { Defined = ["MORE"] }));

    [Fact]
    public void WithoutDebugInformationAllCountsAsChanged() =>
        Assert.Equal(All, Changed(_app with { HasSymbols = false }));

    private string[] Changed(BuiltApp to) => Changed(_app, to);

    private string[] Changed(BuiltApp from, BuiltApp to) =>
        [
            .. ChangedProcesses
                .Find(
                    from.Build(_folder, "old"),
                    to.Build(_folder, "new"),
                    BuiltApp.ProjectFolder,
                    RunEnvironment.Of(ProcessGrouping.PerService, ["board", "org", "user"]).Processes
                )
                .Select(kind => kind.Name),
        ];
}
