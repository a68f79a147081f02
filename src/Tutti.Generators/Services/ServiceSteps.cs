using Microsoft.CodeAnalysis;
using Tutti.Generators.Declarations;
using Tutti.Generators.WholeApp;

namespace Tutti.Generators.Services;

/// <summary>The steps of the pipeline that find services, and who uses which.</summary>
internal static class ServiceSteps
{
    /// <summary>The client of each service.</summary>
    public static IncrementalValuesProvider<ServiceClient> Clients(
        IncrementalValueProvider<string?> project,
        IncrementalValueProvider<AppDeclarations> declarations
    ) =>
        project
            .Combine(declarations)
            .SelectMany((input, _) => ServiceClient.AllOf(new(input.Left, input.Right.Services), input.Right.Endpoints))
            .WithTrackingName(Steps.Clients);

    /// <summary>Who uses which client.</summary>
    public static IncrementalValueProvider<AppClientUses> ClientUses(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<Fingerprint> fingerprint,
        IncrementalValueProvider<AppDeclarations> declarations
    ) =>
        context
            .CompilationProvider.Combine(fingerprint)
            .Combine(declarations)
            .Select(
                (input, cancellation) =>
                    ClientUseFinder.Find(input.Left.Left, input.Left.Right, input.Right.Endpoints, cancellation)
            )
            .WithTrackingName(Steps.ClientUses);

    /// <summary>Each service with all that its file is emitted from.</summary>
    public static IncrementalValuesProvider<ServiceSpec> Code(IncrementalValueProvider<ApplicationSpec> application) =>
        application
            .SelectMany((app, _) => app.Services.Select(s => s.WithoutTexts()))
            .WithTrackingName(Steps.ServiceCode);
}
