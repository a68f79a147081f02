using System.Security;
using Tutti.Generators.Emit;
using Tutti.Generators.Endpoints;

namespace Tutti.Generators.Services;

/// <summary>Writes the interface by which other services call one.</summary>
internal static class ClientEmitter
{
    public static string HintName(ServiceClient client) => $"{client.Service}.Client.g.cs";

    public static SourceWriter Emit(ServiceClient client)
    {
        var writer = SourceWriter.File();
        if (client.Namespace is not null)
        {
            writer.Open($"namespace {client.Namespace}");
        }
        writer.Line(
            $"""
            /// <summary>Calls the service <c>{client.Service}</c>. <inheritdoc cref="{Escape(
                client.ServiceCref
            )}" path="/summary/node()"/></summary>
            [global::Tutti.CompilerServices.GeneratedClient("{client.Service}")]
            """
        );
        writer.Open($"{(client.IsPublic ? "public" : "internal")} interface {ServiceNames.Client(client.Service)}");
        foreach (var method in client.Methods)
        {
            writer.Line($"/// <inheritdoc cref=\"{Escape(method.Cref)}\"/>");
            writer.Line($"{Signature(method.Method)};");
        }
        writer.Close();
        if (client.Namespace is not null)
        {
            writer.Close();
        }
        return writer;
    }

    /// <summary>The method's head, as the interface and its implementation share it.</summary>
    public static string Signature(ClientMethod method)
    {
        var parameters = method
            .Parameters.Select(p => p.Default is null ? $"{p.Type} {p.Name}" : $"{p.Type} {p.Name} = {p.Default}")
            .Append($"global::{WellKnownNames.CancellationToken} {method.CancellationName} = default");
        return $"{method.Returns} {method.Name}({string.Join(", ", parameters)})";
    }

    private static string Escape(string cref) => SecurityElement.Escape(cref);
}
