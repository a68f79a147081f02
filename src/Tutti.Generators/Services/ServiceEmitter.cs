using Tutti.Generators.Emit;
using Tutti.Generators.Endpoints;

namespace Tutti.Generators.Services;

/// <summary>Writes the file of a service: its client, its description, its classes and its endpoints.</summary>
internal static class ServiceEmitter
{
    private const string Services = "global::Tutti.CompilerServices";
    private const string ReadOnlyList = "global::System.Collections.Generic.IReadOnlyList";

    public static string HintName(ServiceSpec service) => $"{service.Name}.Service.g.cs";

    /// <summary>The name of the description, with <c>global::</c>.</summary>
    public static string ClassName(string service) => $"global::{ServiceNames.Namespace(service)}.Service";

    public static SourceWriter Emit(ServiceSpec service)
    {
        var writer = SourceWriter.File();
        writer.Open($"namespace {ServiceNames.Namespace(service.Name)}");
        ClientClassEmitter.Emit(writer, service);
        EmitDescription(writer, service);
        foreach (var type in service.Classes)
        {
            EndpointClassEmitter.Emit(writer, type);
        }
        foreach (var endpoint in service.Endpoints)
        {
            new EndpointEmitter(writer, service.Name, endpoint).Emit();
        }
        writer.Close();
        return writer;
    }

    private static void EmitDescription(SourceWriter writer, ServiceSpec service)
    {
        var client =
            $"new {ClientClassEmitter.Name(service)}({(service.Endpoints.Any(e => e.Client is not null) ? "calls" : "")})";
        writer.Line();
        writer.Line(GeneratedCode.Attributes);
        writer.Open($"internal sealed class Service : {Services}.GeneratedService");
        writer.Line($"public override string Name => {Literals.Of(service.Name)};");
        writer.Line($"public override global::System.Type ServiceType => typeof({service.Declaration.FullName});");
        if (service.Clients.Count > 0)
        {
            writer.Line($"public override {ReadOnlyList}<string> Clients {{ get; }} = {Literals.Of(service.Clients)};");
        }
        if (service.Databases.Count > 0)
        {
            var uses = service.Databases.Select(d =>
                $"new(\"database\", {Literals.Of(d.Name)}{(d.ReadOnly ? ", true" : "")})"
            );
            writer.Line(
                $"public override {ReadOnlyList}<{Services}.ResourceUse> Resources {{ get; }} = [{string.Join(", ", uses)}];"
            );
        }
        EmitEndpoints(writer, service);
        if (service.Configures)
        {
            writer.Line(
                $"public override void Configure(global::Tutti.ServiceSetup setup) => {Services}.ServiceConfiguration.Run<{service.Declaration.FullName}>(setup);"
            );
        }
        writer.Line();
        writer.Line(
            $"""
            public override void AddClient(global::Microsoft.Extensions.DependencyInjection.IServiceCollection services, {Services}.ServiceCallFactory calls) =>
                global::Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<{service.Declaration.ClientName}>(services, {client});
            """
        );
        writer.Close();
    }

    private static void EmitEndpoints(SourceWriter writer, ServiceSpec service)
    {
        const string List = $"{ReadOnlyList}<{Services}.GeneratedEndpoint>";
        if (service.Endpoints.Count == 0)
        {
            writer.Line($"public override {List} Endpoints => [];");
            return;
        }
        writer.Line($"public override {List} Endpoints {{ get; }} =");
        writer.Line("[");
        writer.Indent();
        foreach (var endpoint in service.Endpoints)
        {
            writer.Line($"{EndpointTypes.ClassName(endpoint)}.Instance,");
        }
        writer.Outdent();
        writer.Line("];");
    }
}
