using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Services;

/// <summary>The files that each service gets.</summary>
internal static class ServiceOutputs
{
    public static void EmitClient(SourceProductionContext context, ServiceClient client) =>
        context.AddSource(ClientEmitter.HintName(client), ClientEmitter.Emit(client).ToSourceText());

    public static void EmitService(SourceProductionContext context, ServiceSpec service) =>
        context.AddSource(ServiceEmitter.HintName(service), ServiceEmitter.Emit(service).ToSourceText());
}
