using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Lifetimes;

/// <summary>What a <c>Configure</c> method registers must be able to live together.</summary>
internal static class RegistrationRules
{
    public static void Check(OperationBlockAnalysisContext context, AppSymbols app)
    {
        if (
            context.OwningSymbol is not IMethodSymbol { Name: "Configure", IsStatic: true } method
            || !method.ContainingType.AllInterfaces.Any(type => TypeNames.Is(type, WellKnownNames.ConfigureService))
        )
        {
            return;
        }
        var registrations = context
            .OperationBlocks.SelectMany(block => block.Descendants())
            .OfType<IInvocationOperation>()
            .Select(Registration.Of)
            .OfType<Registration>()
            .OrderBy(registration => registration.Place.SourceSpan.Start)
            .ToList();
        CheckEndpoints(registrations, app, context.ReportDiagnostic);
        CheckDatabases(registrations, app, context.ReportDiagnostic);
        CheckHosted(registrations, context.ReportDiagnostic);
        CaptureRules.Check(registrations, context.ReportDiagnostic);
        CycleRules.Check(registrations, context.ReportDiagnostic);
    }

    /// <summary>An instance of a class with endpoints is the framework's affair, one for each call.</summary>
    private static void CheckEndpoints(List<Registration> registrations, AppSymbols app, Action<Diagnostic> report)
    {
        foreach (var registration in registrations)
        {
            if (
                (registration.Implementation ?? registration.Service) is var type
                && app.HasEndpoints(type)
                // Another class of the service may well take one that has endpoints, to call its methods.
                && (registration.Lifetime == Lifetime.Singleton || ServiceSymbol.Of(type) is not null)
                && app.OwnerOf(Place.Of(type).SourceTree?.FilePath ?? "")
                    == app.OwnerOf(registration.Place.SourceTree?.FilePath ?? "")
            )
            {
                report(
                    Diagnostic.Create(Descriptors.RegisteredEndpoints, registration.Place, [Place.Of(type)], type.Name)
                );
            }
        }
    }

    private static void CheckDatabases(List<Registration> registrations, AppSymbols app, Action<Diagnostic> report)
    {
        foreach (var registration in registrations)
        {
            if (
                app.DatabaseOf(registration.Service) is not null
                || (registration.Implementation is { } made && app.DatabaseOf(made) is not null)
            )
            {
                var type = registration.Implementation ?? registration.Service;
                report(
                    Diagnostic.Create(Descriptors.RegisteredDatabase, registration.Place, [Place.Of(type)], type.Name)
                );
            }
        }
    }

    private static void CheckHosted(List<Registration> registrations, Action<Diagnostic> report)
    {
        var first = new Dictionary<ISymbol, Registration>(SymbolEqualityComparer.Default);
        foreach (var hosted in registrations.Where(registration => registration.IsHosted))
        {
            if (hosted.Implementation is not { } type)
            {
                continue;
            }
            if (first.TryGetValue(type, out var other))
            {
                report(Diagnostic.Create(Descriptors.HostedTwice, hosted.Place, [other.Place], type.Name));
            }
            else
            {
                first.Add(type, hosted);
            }
        }
    }
}
