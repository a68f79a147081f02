using Microsoft.CodeAnalysis;
using Tutti.Generators.Databases;
using Tutti.Generators.Declarations;
using Tutti.Generators.Queries;
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
    private readonly Action? _onRead;

    /// <summary>Makes the generator, as the compiler does.</summary>
    public AppGenerator() { }

    /// <param name="onRead">Is told each time that symbols are looked at, so that tests and benchmarks can tell.</param>
    internal AppGenerator(Action onRead) => _onRead = onRead;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What the code declares, read anew only when a declaration changed.
        var project = ApplicationSteps.Project(context);
        var fingerprint = DeclarationSteps.Fingerprint(context);
        var declarations = DeclarationSteps.Declarations(context, fingerprint, _onRead);
        var needsEntryPoint = ApplicationSteps.NeedsEntryPoint(declarations);

        // At every keystroke: what other code has to see.
        var clients = ServiceSteps.Clients(project, declarations);
        context.RegisterSourceOutput(clients, ServiceOutputs.EmitClient);
        context.RegisterSourceOutput(needsEntryPoint, ApplicationOutputs.EmitEntryPoint);

        // In builds: what runs.
        var uses = ServiceSteps.ClientUses(context, fingerprint, declarations);
        var calls = ApplicationSteps.Calls(project, declarations, uses);
        var application = ApplicationSteps.Application(context, fingerprint, project, declarations, uses, _onRead);
        var migrations = DatabaseSteps.Migrations(context, project);
        var name = ApplicationSteps.Name(context);
        context.RegisterImplementationSourceOutput(ServiceSteps.Code(application), ServiceOutputs.EmitService);
        context.RegisterImplementationSourceOutput(ApplicationSteps.Schema(application), ApplicationOutputs.EmitSchema);
        context.RegisterImplementationSourceOutput(
            ApplicationSteps.Code(application, migrations, name, needsEntryPoint),
            ApplicationOutputs.EmitApplication
        );
        context.RegisterImplementationSourceOutput(
            ApplicationSteps.Model(application, calls, migrations, name),
            ApplicationOutputs.EmitModel
        );
        context.RegisterImplementationSourceOutput(QuerySteps.Mappers(context, fingerprint), QuerySteps.Emit);
    }
}
