using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor BadDatabaseName = new(
        "TUT0120",
        "The name of a database is malformed",
        "The name '{0}' of a database {1}; {2}",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0120.md"
    );

    public static readonly DiagnosticDescriptor DuplicateDatabaseName = new(
        "TUT0121",
        "Two databases have the same name",
        "The database '{0}' is declared by '{1}', too; give one of them another name, or let both services use the same class",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0121.md"
    );

    public static readonly DiagnosticDescriptor BadDatabaseClass = new(
        "TUT0122",
        "A class cannot be a database",
        "'{0}' cannot be a database, because it {1}; {2}",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0122.md"
    );

    public static readonly DiagnosticDescriptor DatabaseOutsideServices = new(
        "TUT0123",
        "A database belongs to no service",
        "The database '{0}' belongs to no service, because {1}; move its class into the folder of the service that is to own it",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0123.md"
    );

    public static readonly DiagnosticDescriptor PrivateDatabase = new(
        "TUT0124",
        "A database that is not shared is used by another service",
        "'{0}' belongs to the service '{1}', but takes '{2}', which only '{3}' may use (Shared = false); get what is needed from {4}, or remove Shared = false",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0124.md"
    );

    public static readonly DiagnosticDescriptor MixedAccess = new(
        "TUT0125",
        "A service takes a database with and without [ReadOnly]",
        "'{0}' takes '{1}' with [ReadOnly], but '{2}' of the same service '{3}' takes it without, and a service has one access to a database; remove it here, or add it there",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0125.md"
    );

    public static readonly DiagnosticDescriptor BadMigrationsFolder = new(
        "TUT0126",
        "The folder of migrations is malformed",
        "The folder '{0}' of the migrations {1}; write it relative to the folder of '{2}', as in Migrations = \"migrations\"",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0126.md"
    );

    public static readonly DiagnosticDescriptor NoMigrations = new(
        "TUT0127",
        "The folder of migrations holds none",
        "'{0}', the folder of the migrations of '{1}', holds none or is not there; add a file such as {2}, or remove Migrations",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0127.md"
    );

    public static readonly DiagnosticDescriptor BadMigrationName = new(
        "TUT0128",
        "The name of a migration is malformed",
        "The file '{0}' is no migration of '{1}', because its name {2}; call it <number>_<name>.up.sql, or move it to another folder",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0128.md"
    );

    public static readonly DiagnosticDescriptor DuplicateMigration = new(
        "TUT0129",
        "Two migrations have the same number",
        "The migration '{0}' has the number {1} of '{2}'; give it the next free one, which is {3}",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0129.md"
    );

    public static readonly DiagnosticDescriptor MigrationEncoding = new(
        "TUT0130",
        "A migration is not in UTF-8",
        "The migration '{0}' is not in UTF-8; save it in that encoding",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0130.md"
    );

    public static readonly DiagnosticDescriptor EmptyMigration = new(
        "TUT0131",
        "A migration is empty",
        "The migration '{0}' is empty; write its statements, or delete it if it was never applied",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0131.md"
    );

    public static readonly DiagnosticDescriptor SharedMigrations = new(
        "TUT0132",
        "Two databases have the same folder of migrations",
        "'{0}' has the folder of migrations '{1}' that '{2}' has, too; give each database a folder of its own",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0132.md"
    );

    public static readonly DiagnosticDescriptor DatabaseInjectedOutsideServices = new(
        "TUT0133",
        "A database is injected where no service owns the class",
        "'{0}' takes '{1}', but {2}; move the class into the folder of the service that uses it",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0133.md"
    );

    public static readonly DiagnosticDescriptor WrappedDatabase = new(
        "TUT0134",
        "A database is injected in a wrapping",
        "'{0}' is of the type {1}, which hides who uses the database; take {2} itself",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0134.md"
    );

    public static readonly DiagnosticDescriptor LocatedDatabase = new(
        "TUT0135",
        "A database is asked from a service provider",
        "'{0}' is asked from a service provider, which hides who uses it; take {1} as a parameter of the constructor",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0135.md"
    );

    public static readonly DiagnosticDescriptor CreatedDatabase = new(
        "TUT0136",
        "A database is created by code",
        "'{0}' is created here instead of by the framework, which connects it; take it as a parameter of the constructor",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0136.md"
    );

    public static readonly DiagnosticDescriptor ReadOnlyWithoutDatabase = new(
        "TUT0137",
        "[ReadOnly] has no effect",
        "[ReadOnly] has no effect on '{0}', which {1}; remove it",
        "Databases",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0137.md"
    );

    public static readonly DiagnosticDescriptor UnusedMigration = new(
        "TUT0138",
        "A migration belongs to no database",
        "The migration '{0}' is never applied, because no database has the folder '{1}' as that of its migrations; move it to one that has, or delete it",
        "Databases",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0138.md"
    );

    private static ImmutableArray<DiagnosticDescriptor> Databases =>
        [
            BadDatabaseName,
            DuplicateDatabaseName,
            BadDatabaseClass,
            DatabaseOutsideServices,
            PrivateDatabase,
            MixedAccess,
            BadMigrationsFolder,
            NoMigrations,
            BadMigrationName,
            DuplicateMigration,
            MigrationEncoding,
            EmptyMigration,
            SharedMigrations,
            DatabaseInjectedOutsideServices,
            WrappedDatabase,
            LocatedDatabase,
            CreatedDatabase,
            ReadOnlyWithoutDatabase,
            UnusedMigration,
        ];
}
