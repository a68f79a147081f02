using Tutti.Generators.Emit;
using Tutti.Model;

namespace Tutti.Generators.WholeApp;

/// <summary>Writes the application model into the assembly, as a constant that tools read without loading it.</summary>
internal static class ModelEmitter
{
    public const string HintName = "Model.g.cs";

    public static SourceWriter Emit(ApplicationModel model)
    {
        var writer = SourceWriter.File();
        writer.Open("namespace Tutti.Generated");
        writer.Line(GeneratedCode.Attributes);
        writer.Open("internal static class ApplicationModel");
        writer.Line($"public const string Json = {Literals.Of(ModelJson.Write(model))};");
        writer.Close();
        writer.Close();
        return writer;
    }
}
