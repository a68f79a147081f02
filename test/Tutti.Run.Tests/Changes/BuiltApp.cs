using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Tutti.Cli.Tests.Support;
using Tutti.DevHost.Run.Changes;
using Tutti.Model;

namespace Tutti.Run.Tests.Changes;

/// <summary>An app of three services: <c>board</c> calls <c>org</c>, which calls <c>user</c>. Compiled as a build would, without the rest of it.</summary>
internal sealed record BuiltApp
{
    public const string ProjectFolder = "/app";
    private const string Migration = "Tutti.Migrations/Users/migrations/1_users.up.sql";

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The sources, by their paths in the project.</summary>
    public Dictionary<string, string> Sources { get; init; } =
        new()
        {
            ["Boards/BoardService.cs"] = "namespace App.Boards; public class BoardService { public int Get() => 1; }",
            ["Boards/Deep/Helper.cs"] = "namespace App.Boards.Deep; public class Helper { public int Help() => 1; }",
            ["Orgs/OrgService.cs"] = "namespace App.Orgs; public class OrgService { public int Get() => 1; }",
            ["Orgs/Org.cs"] = "namespace App.Orgs; public record Org(int Id);",
            ["Orgs/Sizes.cs"] = "namespace App.Orgs; public static class Sizes { public const int Large = 100; }",
            ["Users/UserService.cs"] = "namespace App.Users; public class UserService { public int Get() => 1; }",
            ["Users/Role.cs"] = "namespace App.Users; public enum Role { Guest, Owner }",
            ["Users/UserDb.cs"] = "namespace App.Users; public class UserDb { public int Get() => 1; }",
            ["Shared/Clock.cs"] = "namespace App.Shared; public class Clock { public int Now() => 1; }",
            ["obj/Debug/Generated.g.cs"] = "namespace App; class Generated { int Version() => 1; }",
        };

    /// <summary>The other files of the build.</summary>
    public Dictionary<string, string> Files { get; init; } = new() { ["appsettings.json"] = "{}" };

    public Dictionary<string, string> Resources { get; init; } =
        new() { ["schema.sql"] = "create table t", [Migration] = "create table users" };

    public string[] Defined { get; init; } = [];

    public bool HasSymbols { get; init; } = true;

    public ApplicationModel Model { get; init; } =
        new()
        {
            Name = "app",
            Services = Of(
                Service("board", "Boards", Endpoint("Get", isPublic: true)),
                Service("org", "Orgs", Endpoint("Get", isPublic: false, "App.Orgs.Org")),
                Service("user", "Users", Endpoint("Get", isPublic: false, "App.Users.Role"))
            ),
            Calls = Of(Call("board", "org"), Call("org", "user")),
            Databases = Of(
                new DatabaseModel
                {
                    Name = "users",
                    Type = "App.Users.UserDb",
                    Service = "user",
                    Migrations = Of(MigrationOf(1, "1")),
                    Uses = Of(
                        new DatabaseUseModel { Service = "board", ReadOnly = true },
                        new DatabaseUseModel { Service = "user" }
                    ),
                }
            ),
            Types = Of(Type("App.Orgs.Org", "record"), Type("App.Users.Role", "enum")),
        };

    public BuiltApp WithSource(string path, string old, string with)
    {
        Assert.Contains(old, Sources[path]);
        return this with { Sources = new(Sources) { [path] = Sources[path].Replace(old, with) } };
    }

    public BuiltApp WithSource(string path, string text) => this with { Sources = new(Sources) { [path] = text } };

    /// <summary>The text of the migration is another one, and so is what the generator makes of it.</summary>
    public BuiltApp WithMigration(string text) =>
        (this with { Resources = new(Resources) { [Migration] = text } })
            .WithSource("obj/Debug/Generated.g.cs", "namespace App; class Generated { int Version() => 2; }")
            .WithDatabase(database => database with { Migrations = Of(MigrationOf(1, text)) });

    public BuiltApp WithDatabase(Func<DatabaseModel, DatabaseModel> change) =>
        this with
        {
            Model = Model with { Databases = Model.Databases.Select(change).ToEquatableArray() },
        };

    public BuiltApp WithEndpoint(string service, Func<EndpointModel, EndpointModel> change) =>
        this with
        {
            Model = Model with
            {
                Services = Model
                    .Services.Select(each =>
                        each.Name == service
                            ? each with
                            {
                                Endpoints = each.Endpoints.Select(change).ToEquatableArray(),
                            }
                            : each
                    )
                    .ToEquatableArray(),
            },
        };

    /// <summary>Compiles it into a folder.</summary>
    public AppBuild Build(TemporaryFolder folder, string name)
    {
        var assembly = folder.Combine($"{name}/App.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(assembly)!);
        var options = new CSharpParseOptions(preprocessorSymbols: Defined);
        var compilation = CSharpCompilation.Create(
            "App",
            Sources.Select(source =>
                CSharpSyntaxTree.ParseText(
                    SourceText.From(source.Value, Encoding.UTF8, SourceHashAlgorithm.Sha256),
                    options,
                    $"{ProjectFolder}/{source.Key}"
                )
            ),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true)
        );
        using (var output = File.Create(assembly))
        {
            var result = compilation.Emit(
                output,
                manifestResources: Resources.Select(resource => new ResourceDescription(
                    resource.Key,
                    () => new MemoryStream(Encoding.UTF8.GetBytes(resource.Value)),
                    isPublic: true
                )),
                options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded)
            );
            Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        }
        foreach (var (path, text) in Files)
        {
            folder.Write($"{name}/{path}", text);
        }
        return new(Model, HasSymbols ? AssemblySources.TryRead(assembly) : null, BuildFiles.Read(assembly));
    }

    internal static EquatableArray<T> Of<T>(params T[] items)
        where T : IEquatable<T> => items.ToEquatableArray();

    private static MigrationModel MigrationOf(long number, string checksum) =>
        new()
        {
            Number = number,
            Name = "users",
            File = "Users/migrations/1_users.up.sql",
            Checksum = checksum,
        };

    private static TypeModel Type(string id, string kind) =>
        new()
        {
            Id = id,
            Name = id,
            Kind = kind,
        };

    private static ServiceModel Service(string name, string directory, EndpointModel endpoint) =>
        new()
        {
            Name = name,
            Directory = directory,
            Type = $"App.{directory}.Service",
            Endpoints = Of(endpoint),
        };

    private static EndpointModel Endpoint(string name, bool isPublic, string? type = null) =>
        new()
        {
            Name = name,
            Methods = Of("GET"),
            Path = "/",
            Public = isPublic,
            Response = type is null ? null : new TypeReference { Kind = "object", Id = type },
        };

    private static CallModel Call(string from, string to) =>
        new()
        {
            From = from,
            To = to,
            Endpoint = "Get",
        };
}
