using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Services;

/// <summary>What must hold for a class that is marked as a service, by itself and beside the others.</summary>
internal static class ServiceRules
{
    public static void Check(INamedTypeSymbol type, AppSymbols app, Action<Diagnostic> report)
    {
        if (ServiceSymbol.Of(type) is not { } service)
        {
            CheckConfigures(type, report);
            return;
        }
        CheckName(service, app, report);
        CheckClass(service, report);
        CheckFolder(service, app, report);
        CheckClient(service, app, report);
    }

    private static void CheckConfigures(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (
            type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }
            && type.AllInterfaces.Any(candidate => TypeNames.Is(candidate, WellKnownNames.ConfigureService))
        )
        {
            var place = Place.OfBase(type, "IConfigureService");
            report(Diagnostic.Create(Descriptors.ConfiguresNoService, place, type.Name));
        }
    }

    private static void CheckName(ServiceSymbol service, AppSymbols app, Action<Diagnostic> report)
    {
        var place = Place.OfFirstArgument(service.Attribute);
        if (NameProblem(service.Name) is var (reason, remedy))
        {
            report(Diagnostic.Create(Descriptors.BadServiceName, place, service.Name, reason, remedy));
        }
        var others = app.Services.Where(other => other.Name == service.Name && !IsSame(other, service)).ToList();
        if (others.Count > 0)
        {
            var places = others.Select(other => Place.OfFirstArgument(other.Attribute));
            report(
                Diagnostic.Create(
                    Descriptors.DuplicateServiceName,
                    place,
                    places,
                    service.Name,
                    others[0].Type.ToDisplayString()
                )
            );
        }
    }

    private static (string Reason, string Remedy)? NameProblem(string name)
    {
        const string Grammar = "use lower-case letters, digits and hyphens, beginning with a letter";
        if (name.Length == 0)
        {
            return ("is empty", Grammar);
        }
        if (name == "app")
        {
            return ("is reserved for the part of the app that belongs to no service", "choose another one");
        }
        if (name.Length > 63)
        {
            return ("is longer than 63 characters", "choose a shorter one");
        }
        if (
            name.FirstOrDefault(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            is not '\0'
                and var other
        )
        {
            return (
                char.IsUpper(other) ? "has capitals"
                : other is ' ' ? "has spaces"
                : $"has the character '{other}'",
                Grammar
            );
        }
        if (name[0] is not (>= 'a' and <= 'z'))
        {
            return ("does not begin with a letter", Grammar);
        }
        return name[name.Length - 1] is '-' ? ("ends with a hyphen", Grammar) : null;
    }

    private static void CheckClass(ServiceSymbol service, Action<Diagnostic> report)
    {
        foreach (var (place, what, remedy) in ClassProblems.Of(service.Type, "[Service]"))
        {
            report(Diagnostic.Create(Descriptors.BadServiceClass, place, service.Type.Name, what, remedy));
        }
    }

    private static void CheckFolder(ServiceSymbol service, AppSymbols app, Action<Diagnostic> report)
    {
        var place = Place.OfPart(service.Type, service.File);
        if (app.ProjectDirectory is null)
        {
            report(Diagnostic.Create(Descriptors.UnknownProjectFolder, place, service.Name));
            return;
        }
        if (app.Folders.FolderOf(service.File) is not { } folder)
        {
            report(Diagnostic.Create(Descriptors.ServiceOutsideProject, place, service.Name));
            return;
        }
        if (app.ServicesIn(folder).FirstOrDefault(candidate => !IsSame(candidate, service)) is { } other)
        {
            report(
                Diagnostic.Create(
                    Descriptors.TwoServicesInOneFolder,
                    place,
                    [Place.OfPart(other.Type, other.File)],
                    service.Name,
                    other.Name,
                    ProjectFolder.InWords(folder),
                    service.Type.Name
                )
            );
        }
        if (app.Folders.EnclosingOf(folder) is { } around && app.ServicesIn(around).FirstOrDefault() is { } outer)
        {
            report(
                Diagnostic.Create(
                    Descriptors.NestedService,
                    place,
                    [Place.OfPart(outer.Type, outer.File)],
                    service.Name,
                    folder,
                    ProjectFolder.InWords(around),
                    outer.Name,
                    outer.Type.Name
                )
            );
        }
    }

    private static void CheckClient(ServiceSymbol service, AppSymbols app, Action<Diagnostic> report)
    {
        var name = ServiceNames.Client(service.Name);
        var taken = service
            .Type.ContainingNamespace.GetTypeMembers(name)
            .SelectMany(type => type.Locations)
            .FirstOrDefault(location =>
                location.IsInSource && app.Folders.FolderOf(location.SourceTree?.FilePath) is not null
            );
        if (taken is not null)
        {
            report(
                Diagnostic.Create(
                    Descriptors.ClientNameTaken,
                    Place.OfFirstArgument(service.Attribute),
                    [taken],
                    service.Name,
                    name
                )
            );
        }
    }

    private static bool IsSame(ServiceSymbol first, ServiceSymbol second) =>
        SymbolEqualityComparer.Default.Equals(first.Type, second.Type);
}
