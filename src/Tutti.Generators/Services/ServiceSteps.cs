using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Endpoints;
using Tutti.Generators.WholeApp;

namespace Tutti.Generators.Services;

/// <summary>The steps of the pipeline that find services, and who uses which.</summary>
internal static class ServiceSteps
{
    /// <summary>Classes marked as services.</summary>
    public static IncrementalValueProvider<ImmutableArray<ServiceDeclaration>> Services(
        IncrementalGeneratorInitializationContext context
    ) =>
        context
            .SyntaxProvider.ForAttributeWithMetadataName(
                WellKnownNames.ServiceAttribute,
                ServiceParser.IsCandidate,
                ServiceParser.Parse
            )
            .WhereNotNull()
            .WithTrackingName(Steps.Services)
            .Collect();

    /// <summary>The client of each service.</summary>
    public static IncrementalValuesProvider<ServiceClient> Clients(
        IncrementalValueProvider<string?> project,
        IncrementalValueProvider<ImmutableArray<ServiceDeclaration>> services,
        IncrementalValueProvider<ImmutableArray<EndpointDeclaration>> endpoints
    ) =>
        project
            .Combine(services)
            .Combine(endpoints)
            .SelectMany((input, _) => ServiceClient.AllOf(new(input.Left.Left, input.Left.Right), input.Right))
            .WithTrackingName(Steps.Clients);

    /// <summary>Constructor parameters that ask for a client.</summary>
    public static IncrementalValueProvider<ImmutableArray<ClientInjection>> Injections(
        IncrementalGeneratorInitializationContext context
    ) =>
        context
            .SyntaxProvider.CreateSyntaxProvider(ClientUses.IsInjectionCandidate, ClientUses.Injection)
            .WhereNotNull()
            .WithTrackingName(Steps.Injections)
            .Collect();

    /// <summary>Places where a client's method is named.</summary>
    public static IncrementalValueProvider<ImmutableArray<ClientCall>> Calls(
        IncrementalGeneratorInitializationContext context
    ) =>
        context
            .SyntaxProvider.CreateSyntaxProvider(ClientUses.IsCallCandidate, ClientUses.Call)
            .WhereNotNull()
            .WithTrackingName(Steps.CallSites)
            .Collect();

    /// <summary>Each service with all that its file is emitted from.</summary>
    public static IncrementalValuesProvider<ServiceSpec> Code(IncrementalValueProvider<ApplicationSpec> application) =>
        application
            .SelectMany((app, _) => app.Services.Select(s => s.WithoutTexts()))
            .WithTrackingName(Steps.ServiceCode);
}
