using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Services;

namespace Tutti.Generators.Databases;

/// <summary>What must hold for a class that is marked as a database, by itself and beside the others.</summary>
internal static class DatabaseRules
{
    public static void Check(DatabaseSymbol database, AppSymbols app, Action<Diagnostic> report)
    {
        CheckName(database, app, report);
        if (ProblemOf(database.Type) is var (place, what, remedy))
        {
            report(Diagnostic.Create(Descriptors.BadDatabaseClass, place, database.Type.Name, what, remedy));
        }
        CheckFolder(database, app, report);
    }

    private static void CheckName(DatabaseSymbol database, AppSymbols app, Action<Diagnostic> report)
    {
        var place = Place.OfFirstArgument(database.Attribute);
        if (NameProblem(database.Name) is var (reason, remedy))
        {
            report(Diagnostic.Create(Descriptors.BadDatabaseName, place, database.Name, reason, remedy));
        }
        var others = app.Databases.Where(other => other.Name == database.Name && !IsSame(other, database)).ToList();
        if (others.Count > 0)
        {
            report(
                Diagnostic.Create(
                    Descriptors.DuplicateDatabaseName,
                    place,
                    others.Select(other => Place.OfFirstArgument(other.Attribute)),
                    database.Name,
                    others[0].Type.Name
                )
            );
        }
    }

    private static (string Reason, string Remedy)? NameProblem(string name)
    {
        const string Grammar = "use lower-case letters, digits and underscores, beginning with a letter";
        if (DatabaseNames.IsValid(name))
        {
            return null;
        }
        if (name.Length is 0 or > DatabaseNames.MaxLength)
        {
            return name.Length == 0
                ? ("is empty", Grammar)
                : ($"is longer than {DatabaseNames.MaxLength} characters", "choose a shorter one");
        }
        var other = name.FirstOrDefault(c => !DatabaseNames.IsAllowed(c));
        return other switch
        {
            '\0' => ("does not begin with a letter", Grammar),
            _ when char.IsUpper(other) => ("has capitals", Grammar),
            ' ' => ("has spaces", Grammar),
            _ => ($"has the character '{other}'", Grammar),
        };
    }

    private static (Location Place, string What, string Remedy)? ProblemOf(INamedTypeSymbol type)
    {
        var name = Place.Of(type);
        var isContext = EntityContexts.Is(type);
        if (!isContext && !type.IsOrDerivesFrom(WellKnownNames.SqlDatabase))
        {
            return (
                name,
                "derives neither from SqlDatabase nor from DbContext",
                $"write 'class {type.Name} : SqlDatabase'"
            );
        }
        if (type.ContainingType is { } outer)
        {
            return (name, $"is nested in '{outer.Name}'", "move it out of the other class");
        }
        if (type.IsAbstract)
        {
            return (
                Place.OfModifier(type, SyntaxKind.AbstractKeyword),
                "is abstract",
                "make it concrete, or move [SqlDatabase] to the class that derives from it"
            );
        }
        if (type.IsGenericType)
        {
            return (name, "is generic", "remove the type parameters");
        }
        if (type.IsFileLocal)
        {
            return (Place.OfModifier(type, SyntaxKind.FileKeyword), "is local to its file", "remove 'file'");
        }
        if (isContext)
        {
            return EntityContexts.ProblemOf(type) is var (what, remedy) ? (name, what, remedy) : null;
        }
        return DatabaseParser.ConstructorOf(type) is null
            ? (
                name,
                "has no constructor without parameters that can be called",
                "remove its constructors; what it needs beside the connection goes into a class that takes it"
            )
            : null;
    }

    private static void CheckFolder(DatabaseSymbol database, AppSymbols app, Action<Diagnostic> report)
    {
        // Without the project's folder nothing has an owner, which is said of the services.
        if (app.ProjectDirectory is null || app.OwnerOf(database.File) is not null)
        {
            return;
        }
        var reason = app.Folders.FolderOf(database.File) is { } folder
            ? $"{ProjectFolder.InWords(folder)} does not"
            : "its file is generated or lies outside of the project";
        report(
            Diagnostic.Create(
                Descriptors.DatabaseOutsideServices,
                Place.OfPart(database.Type, database.File),
                database.Name,
                reason
            )
        );
    }

    private static bool IsSame(DatabaseSymbol first, DatabaseSymbol second) =>
        SymbolEqualityComparer.Default.Equals(first.Type, second.Type);
}
