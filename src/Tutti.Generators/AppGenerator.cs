using Microsoft.CodeAnalysis;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Services;
using Tutti.Generators.WholeApp;

namespace Tutti.Generators;

/// <summary>
/// Writes all that a Tutti app has beside the user's own code. While one types, an IDE runs only what makes the client interfaces; the
/// rest is for builds. It reports nothing: what is wrong is skipped here, and said by analyzers.
/// </summary>
[Generator]
public sealed class AppGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What the code declares.
        var project = ApplicationSteps.Project(context);
        var services = ServiceSteps.Services(context);
        var endpoints = EndpointSteps.Endpoints(context);
        var needsEntryPoint = ApplicationSteps.NeedsEntryPoint(context);

        // At every keystroke: what other code has to see.
        var clients = ServiceSteps.Clients(project, services, endpoints);
        context.RegisterSourceOutput(clients, ServiceOutputs.EmitClient);
        context.RegisterSourceOutput(needsEntryPoint, ApplicationOutputs.EmitEntryPoint);

        // In builds: what runs.
        var injections = ServiceSteps.Injections(context);
        var calls = ServiceSteps.Calls(context);
        var application = ApplicationSteps.Application(context, project, services, endpoints, injections, calls);
        var name = ApplicationSteps.Name(context);
        context.RegisterImplementationSourceOutput(ServiceSteps.Code(application), ServiceOutputs.EmitService);
        context.RegisterImplementationSourceOutput(ApplicationSteps.Schema(application), ApplicationOutputs.EmitSchema);
        context.RegisterImplementationSourceOutput(
            ApplicationSteps.Code(application, name, needsEntryPoint),
            ApplicationOutputs.EmitApplication
        );
        context.RegisterImplementationSourceOutput(
            ApplicationSteps.Model(application, name),
            ApplicationOutputs.EmitModel
        );
    }
}
