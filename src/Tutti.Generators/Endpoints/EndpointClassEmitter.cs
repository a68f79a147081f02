using Tutti.Generators.Emit;

namespace Tutti.Generators.Endpoints;

/// <summary>Writes how instances of a class with endpoints come about.</summary>
internal static class EndpointClassEmitter
{
    private const string Extensions = "global::Microsoft.Extensions.DependencyInjection";

    public static void Emit(SourceWriter writer, EndpointClassSpec type)
    {
        writer.Line();
        writer.Line(GeneratedCode.Attributes);
        writer.Open(
            $"internal sealed class {type.Identifier} : global::Tutti.CompilerServices.EndpointClass<{type.FullName}>"
        );
        writer.Line($"public static readonly {type.Identifier} Instance = new();");
        writer.Line();
        writer.Line($"public override bool IsStateless => {Literals.Of(type.IsStateless)};");
        EmitDependencies(writer, type);
        writer.Line();
        writer.Line($"public override {type.FullName} Create(global::System.IServiceProvider services) =>");
        writer.Indent();
        EmitCreation(writer, type);
        writer.Outdent();
        writer.Close();
    }

    private static void EmitDependencies(SourceWriter writer, EndpointClassSpec type)
    {
        const string List =
            "global::System.Collections.Generic.IReadOnlyList<global::Tutti.CompilerServices.Dependency>";
        if (type.Dependencies.Count == 0)
        {
            writer.Line($"public override {List} Dependencies => [];");
            return;
        }
        writer.Line($"public override {List} Dependencies {{ get; }} =");
        writer.Line("[");
        writer.Indent();
        foreach (var dependency in type.Dependencies)
        {
            var optional = dependency.Default is null ? "" : ", Optional: true";
            var key = dependency.Key is null ? "" : $", Key: {dependency.Key}";
            writer.Line($"new(typeof({dependency.Type}), {Literals.Of(dependency.Name)}{optional}{key}),");
        }
        writer.Outdent();
        writer.Line("];");
    }

    private static void EmitCreation(SourceWriter writer, EndpointClassSpec type)
    {
        if (type.Dependencies.Count == 0)
        {
            writer.Line("new();");
            return;
        }
        writer.Line("new(");
        writer.Indent();
        for (var i = 0; i < type.Dependencies.Count; i++)
        {
            writer.Line(ValueOf(type.Dependencies[i], i) + (i < type.Dependencies.Count - 1 ? "," : ""));
        }
        writer.Outdent();
        writer.Line(");");
    }

    private static string ValueOf(DependencySpec dependency, int position) =>
        dependency switch
        {
            { Default: null, Key: null } =>
                $"{Extensions}.ServiceProviderServiceExtensions.GetRequiredService<{dependency.Type}>(services)",
            { Default: null } =>
                $"{Extensions}.ServiceProviderKeyedServiceExtensions.GetRequiredKeyedService<{dependency.Type}>(services, {dependency.Key})",
            { Key: null } =>
                $"services.GetService(typeof({dependency.Type})) is {dependency.Type} given{position} ? given{position} : {dependency.Default}",
            _ =>
                $"{Extensions}.ServiceProviderKeyedServiceExtensions.GetKeyedService<{dependency.Type}>(services, {dependency.Key}) is {{ }} given{position} ? given{position} : {dependency.Default}",
        };
}
