using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Tests.Harness;

/// <summary>What a user's project compiles against: the reference packs of the SDK, and Tutti's own assemblies.</summary>
internal static class ReferencePacks
{
    private static readonly string[] Packs = ["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"];

    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. Packs
            .SelectMany(PackFiles)
            .Concat([
                typeof(ServiceAttribute).Assembly.Location,
                typeof(CompilerServices.GeneratedService).Assembly.Location,
                typeof(SqlDatabase).Assembly.Location,
                typeof(Npgsql.NpgsqlDataSource).Assembly.Location,
                typeof(Microsoft.EntityFrameworkCore.DbContext).Assembly.Location,
                typeof(Microsoft.EntityFrameworkCore.PrimaryKeyAttribute).Assembly.Location,
                typeof(Microsoft.EntityFrameworkCore.RelationalQueryableExtensions).Assembly.Location,
                typeof(Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions).Assembly.Location,
                typeof(CompilerServices.DbContextResource<>).Assembly.Location,
            ])
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static string[] PackFiles(string pack)
    {
        // …/shared/Microsoft.NETCore.App/10.0.0/ → …/packs/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var versions = Path.Combine(root, "packs", pack);
        var newest = Directory
            .GetDirectories(versions, "10.*")
            .MaxBy(directory => Version.Parse(Path.GetFileName(directory).Split('-')[0]));
        return Directory.GetFiles(
            Path.Combine(
                newest ?? throw new InvalidOperationException($"No version 10 in {versions}."),
                "ref",
                "net10.0"
            ),
            "*.dll"
        );
    }
}
