using Microsoft.CodeAnalysis;
using Tutti.Generators.Databases;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Analysis;

/// <summary>A class that is marked as a database, right or wrong.</summary>
internal sealed class DatabaseSymbol(INamedTypeSymbol type, AttributeData attribute)
{
    public INamedTypeSymbol Type { get; } = type;

    public AttributeData Attribute { get; } = attribute;

    /// <summary>The name as it is written, or the empty text.</summary>
    public string Name { get; } = DatabaseParser.NameOf(attribute) ?? "";

    /// <summary>The file that says whose it is, and where its migrations are.</summary>
    public string File { get; } = Place.FileOf(attribute);

    /// <summary>The folder of the migrations as it is written.</summary>
    public string? Migrations { get; } = DatabaseParser.MigrationsOf(attribute);

    /// <summary>Whether services that do not own it may use it.</summary>
    public bool IsShared { get; } = DatabaseParser.IsShared(attribute);

    /// <summary>Gives databases an order that does not depend on the order of files.</summary>
    public string Order => $"{Name}\0{Type.ToDisplayString()}\0{File}";

    /// <summary>The folder of the migrations, relative to the project's; <see langword="null"/> if there is none, or it is written wrong.</summary>
    public string? FolderIn(AppSymbols app) =>
        Migrations is { } written && app.Folders.FolderOf(File) is { } place
            ? MigrationFolder.Resolve(place, written).Path
            : null;

    /// <summary>The database that a class is marked as, or <see langword="null"/>.</summary>
    public static DatabaseSymbol? Of(INamedTypeSymbol type) =>
        type.Find(WellKnownNames.SqlDatabaseAttribute) is { } attribute ? new(type, attribute) : null;
}
