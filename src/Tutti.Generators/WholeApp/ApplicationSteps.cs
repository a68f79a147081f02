using Microsoft.CodeAnalysis;
using Tutti.Generators.Databases;
using Tutti.Generators.Declarations;
using Tutti.Generators.Services;
using Tutti.Model;

namespace Tutti.Generators.WholeApp;

/// <summary>The steps of the pipeline that look at the app as a whole.</summary>
internal static class ApplicationSteps
{
    /// <summary>Where the project is; folders of services lie below.</summary>
    public static IncrementalValueProvider<string?> Project(IncrementalGeneratorInitializationContext context) =>
        context
            .AnalyzerConfigOptionsProvider.Select(
                (options, _) =>
                    options.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory) ? directory : null
            )
            .WithTrackingName(Steps.Project);

    /// <summary>Whether the compiler would find no entry point where it needs one.</summary>
    public static IncrementalValueProvider<bool> NeedsEntryPoint(
        IncrementalValueProvider<AppDeclarations> declarations
    ) => declarations.Select((declared, _) => declared.NeedsEntryPoint).WithTrackingName(Steps.EntryPoint);

    /// <summary>The app's name: what <c>tutti.json</c> says, else the assembly's.</summary>
    public static IncrementalValueProvider<string> Name(IncrementalGeneratorInitializationContext context)
    {
        var given = context
            .AdditionalTextsProvider.Where(file => Path.GetFileName(file.Path) == AppName.FileName)
            .Select((file, cancellation) => AppName.Of(file.GetText(cancellation)?.ToString() ?? ""))
            .WhereNotNull()
            .Collect();
        return context
            .CompilationProvider.Select((compilation, _) => compilation.AssemblyName ?? "app")
            .Combine(given)
            .Select((names, _) => names.Right.FirstOrDefault() ?? names.Left)
            .WithTrackingName(Steps.AppName);
    }

    /// <summary>The whole app, parsed: equal to the one before unless something changed that matters.</summary>
    public static IncrementalValueProvider<ApplicationSpec> Application(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<Fingerprint> fingerprint,
        IncrementalValueProvider<string?> project,
        IncrementalValueProvider<AppDeclarations> declarations,
        IncrementalValueProvider<AppClientUses> uses,
        Action? onRead
    )
    {
        var memory = new Memory<(Fingerprint, string?), ApplicationSpec>(onRead);
        return context
            .CompilationProvider.Combine(fingerprint)
            .Combine(project.Combine(declarations).Combine(uses))
            .Select(
                (input, cancellation) =>
                {
                    var ((compilation, fingerprint), ((directory, declared), used)) = input;
                    ApplicationSpec Read() =>
                        new ApplicationParser(compilation, new(directory, declared.Services), cancellation).Parse(
                            declared.Endpoints,
                            used.Injections,
                            declared.Databases
                        );
                    return memory.Get((fingerprint, directory), Read);
                }
            )
            .WithTrackingName(Steps.Application);
    }

    /// <summary>Who calls whom, between services.</summary>
    public static IncrementalValueProvider<EquatableArray<CallModel>> Calls(
        IncrementalValueProvider<string?> project,
        IncrementalValueProvider<AppDeclarations> declarations,
        IncrementalValueProvider<AppClientUses> uses
    ) =>
        project
            .Combine(declarations)
            .Combine(uses)
            .Select(
                (input, _) =>
                {
                    var ((directory, declared), used) = input;
                    var services = new AppServices(directory, declared.Services);
                    return new ClientEdges(services, OwnedEndpoints.Of(services, declared.Endpoints)).CallsOf(
                        used.Calls
                    );
                }
            )
            .WithTrackingName(Steps.Calls);

    /// <summary>What codecs and validators are emitted for.</summary>
    public static IncrementalValueProvider<SchemaSpec> Schema(IncrementalValueProvider<ApplicationSpec> application) =>
        application.Select((app, _) => app.Schema()).WithTrackingName(Steps.Schema);

    /// <summary>What the class that describes the app is emitted from: no more than names, so that it seldom changes.</summary>
    public static IncrementalValueProvider<ApplicationCode> Code(
        IncrementalValueProvider<ApplicationSpec> application,
        IncrementalValueProvider<EquatableArray<MigrationFile>> migrations,
        IncrementalValueProvider<string> name,
        IncrementalValueProvider<bool> needsEntryPoint
    ) =>
        application
            .Combine(migrations)
            .Combine(name.Combine(needsEntryPoint))
            .Select(
                (input, _) =>
                {
                    var ((app, files), (called, starts)) = input;
                    return new ApplicationCode(
                        called,
                        app.Services.Select(s => s.Name).ToEquatableArray(),
                        app.Databases.Select(d => DatabaseCode.Of(d, files)).ToEquatableArray(),
                        starts
                    );
                }
            )
            .WithTrackingName(Steps.ApplicationCode);

    /// <summary>The application model.</summary>
    public static IncrementalValueProvider<ApplicationModel> Model(
        IncrementalValueProvider<ApplicationSpec> application,
        IncrementalValueProvider<EquatableArray<CallModel>> calls,
        IncrementalValueProvider<EquatableArray<MigrationFile>> migrations,
        IncrementalValueProvider<string> name
    ) =>
        application
            .Combine(calls)
            .Combine(migrations.Combine(name))
            .Select(
                (input, _) =>
                {
                    var ((app, called), (files, named)) = input;
                    return ApplicationModelBuilder.Build(named, app, called, files);
                }
            )
            .WithTrackingName(Steps.Model);
}
