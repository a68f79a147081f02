using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;

namespace Tutti.Generators.WholeApp;

/// <summary>Writes <c>Main</c> for a program that has none.</summary>
internal static class EntryPointEmitter
{
    public const string HintName = "EntryPoint.g.cs";

    /// <summary>Whether the compiler would find no entry point where it needs one.</summary>
    public static bool IsNeeded(Compilation compilation, CancellationToken cancellation) =>
        compilation.Options
            is { OutputKind: OutputKind.ConsoleApplication or OutputKind.WindowsApplication, MainTypeName: null }
        && compilation.GetEntryPoint(cancellation) is null;

    public static SourceWriter Emit()
    {
        var writer = SourceWriter.File();
        writer.Open("namespace Tutti.Generated");
        writer.Line(GeneratedCode.Attributes);
        writer.Open("internal static class EntryPoint");
        writer.Line("private static global::System.Threading.Tasks.Task Main(string[] args) =>");
        writer.Line("    global::Tutti.TuttiApp.RunAsync(args, typeof(EntryPoint).Assembly);");
        writer.Close();
        writer.Close();
        return writer;
    }
}
