using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Calls;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Services;

namespace Tutti.Generators.Databases;

/// <summary>Databases are parameters of constructors in classes of a service, so that it is known who uses what.</summary>
internal static class InjectionRules
{
    public static void Check(INamedTypeSymbol type, AppSymbols app, Action<Diagnostic> report)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(method => !method.IsImplicitlyDeclared))
        {
            foreach (var parameter in method.Parameters)
            {
                if (method.MethodKind == MethodKind.Constructor)
                {
                    Check(type, parameter, app, report);
                }
                else if (parameter.Find(WellKnownNames.ReadOnlyAttribute) is { } attribute)
                {
                    ReportNoEffect(parameter, attribute, "is no parameter of a constructor", report);
                }
            }
        }
    }

    private static void Check(
        INamedTypeSymbol type,
        IParameterSymbol parameter,
        AppSymbols app,
        Action<Diagnostic> report
    )
    {
        if (app.DatabaseAskedBy(parameter.Type) is { } database)
        {
            CheckUse(type, parameter, database, app, report);
            return;
        }
        if (
            Wrapping.Inside(parameter.Type).FirstOrDefault(inner => app.DatabaseAskedBy(inner) is not null) is
            { } wrapped
        )
        {
            report(
                Diagnostic.Create(
                    Descriptors.WrappedDatabase,
                    Place.OfType(parameter),
                    parameter.Name,
                    parameter.Type.Display(),
                    wrapped.Display()
                )
            );
        }
        else if (parameter.Find(WellKnownNames.ReadOnlyAttribute) is { } attribute)
        {
            var asked = EntityContexts.AskedBy(parameter.Type);
            var what =
                asked.IsOrDerivesFrom(WellKnownNames.SqlDatabase) || EntityContexts.Is(asked)
                    ? $"is of a type without [SqlDatabase]: {asked.Name}"
                    : "is no database";
            ReportNoEffect(parameter, attribute, what, report);
        }
    }

    private static void ReportNoEffect(
        IParameterSymbol parameter,
        AttributeData attribute,
        string what,
        Action<Diagnostic> report
    ) => report(Diagnostic.Create(Descriptors.ReadOnlyWithoutDatabase, Place.Of(attribute), parameter.Name, what));

    private static void CheckUse(
        INamedTypeSymbol type,
        IParameterSymbol parameter,
        DatabaseSymbol database,
        AppSymbols app,
        Action<Diagnostic> report
    )
    {
        var file = Place.Of(parameter).SourceTree?.FilePath ?? "";
        var user = app.OwnerOf(file);
        var owner = app.OwnerOf(database.File);
        if (user is null)
        {
            var reason = app.Folders.FolderOf(file) is { } folder
                ? $"{ProjectFolder.InWords(folder)} belongs to no service"
                : "its file is generated or lies outside of the project";
            report(
                Diagnostic.Create(
                    Descriptors.DatabaseInjectedOutsideServices,
                    Place.OfType(parameter),
                    type.Name,
                    database.Type.Name,
                    reason
                )
            );
            return;
        }
        if (!database.IsShared && owner is not null && owner != user)
        {
            report(
                Diagnostic.Create(
                    Descriptors.PrivateDatabase,
                    Place.OfType(parameter),
                    [Place.OfNamedArgument(database.Attribute, "Shared")],
                    type.Name,
                    user.Name,
                    database.Type.Name,
                    owner.Name,
                    ServiceNames.Client(owner.Name)
                )
            );
        }
        if (parameter.Find(WellKnownNames.ReadOnlyAttribute) is { } attribute)
        {
            CheckAccess(type, attribute, database, user, app, report);
        }
    }

    private static void CheckAccess(
        INamedTypeSymbol type,
        AttributeData attribute,
        DatabaseSymbol database,
        ServiceSymbol user,
        AppSymbols app,
        Action<Diagnostic> report
    )
    {
        if (app.WriterOf(database, user) is { } writer)
        {
            report(
                Diagnostic.Create(
                    Descriptors.MixedAccess,
                    Place.Of(attribute),
                    [Place.OfWhole(writer)],
                    type.Name,
                    database.Type.Name,
                    writer.ContainingType.Name,
                    user.Name
                )
            );
        }
    }
}
