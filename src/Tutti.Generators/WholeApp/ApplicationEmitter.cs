using Tutti.Generators.Databases;
using Tutti.Generators.Emit;
using Tutti.Generators.Schema;
using Tutti.Generators.Services;
using Tutti.Model;

namespace Tutti.Generators.WholeApp;

/// <summary>What the class that describes the app is emitted from.</summary>
/// <param name="Name">The app's name.</param>
/// <param name="Services">The names of the services, ordered.</param>
/// <param name="Databases">The databases, ordered by name.</param>
/// <param name="HasEntryPoint">Whether the program's entry point is emitted too.</param>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record ApplicationCode(
    string Name,
    EquatableArray<string> Services,
    EquatableArray<DatabaseCode> Databases,
    bool HasEntryPoint
);

/// <summary>Writes the class that describes the app to the runtime.</summary>
internal static class ApplicationEmitter
{
    public const string HintName = "Application.g.cs";

    public static SourceWriter Emit(ApplicationCode application)
    {
        var writer = SourceWriter.File();
        writer.Line(
            "[assembly: global::Tutti.CompilerServices.GeneratedApplication(typeof(global::Tutti.Generated.Application))]"
        );
        writer.Line();
        writer.Open("namespace Tutti.Generated");
        writer.Line(GeneratedCode.Attributes);
        writer.Open("internal sealed class Application : global::Tutti.CompilerServices.GeneratedApplication");
        writer.Line($"public override string Name => {Literals.Of(application.Name)};");
        writer.Line();
        writer.Line(
            "public override global::System.Collections.Generic.IReadOnlyList<global::Tutti.CompilerServices.GeneratedService> Services { get; } ="
        );
        writer.Line("[");
        writer.Indent();
        foreach (var service in application.Services)
        {
            writer.Line($"new {ServiceEmitter.ClassName(service)}(),");
        }
        writer.Outdent();
        writer.Line("];");
        DatabaseEmitter.Emit(writer, application.Databases);
        if (application.Services.Count > 0)
        {
            writer.Line();
            writer.Line(
                $"""
                public override global::System.Collections.Generic.IReadOnlyDictionary<global::System.Type, global::Tutti.CompilerServices.MemberValidator> MemberValidators =>
                    {ValidationEmitter.MemberValidators};
                """
            );
        }
        writer.Close();
        writer.Close();
        return writer;
    }
}
