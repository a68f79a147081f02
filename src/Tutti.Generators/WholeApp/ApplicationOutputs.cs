using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Schema;
using Tutti.Model;

namespace Tutti.Generators.WholeApp;

/// <summary>The files that the app gets once.</summary>
internal static class ApplicationOutputs
{
    public static void EmitEntryPoint(SourceProductionContext context, bool isNeeded)
    {
        if (isNeeded)
        {
            context.AddSource(EntryPointEmitter.HintName, EntryPointEmitter.Emit().ToSourceText());
        }
    }

    /// <summary>Describes the app to the runtime. A project without services that starts nothing, such as a library, is no app.</summary>
    public static void EmitApplication(SourceProductionContext context, ApplicationCode application)
    {
        if (application.Services.Count > 0 || application.HasEntryPoint)
        {
            context.AddSource(ApplicationEmitter.HintName, ApplicationEmitter.Emit(application).ToSourceText());
        }
    }

    /// <summary>Writes the model, without which tools take the assembly for no app.</summary>
    public static void EmitModel(SourceProductionContext context, ApplicationModel model)
    {
        if (model.Services.Count > 0)
        {
            context.AddSource(ModelEmitter.HintName, ModelEmitter.Emit(model).ToSourceText());
        }
    }

    /// <summary>Writes codecs and validators.</summary>
    public static void EmitSchema(SourceProductionContext context, SchemaSpec schema)
    {
        if (schema.IsEmpty)
        {
            return;
        }
        var files = JsonEmitter
            .Emit(schema.Types, schema.Roots)
            .Concat(BinaryEmitter.Emit(schema.Types.Where(IsExchanged), schema.Roots))
            .Concat(ValidationEmitter.Emit(schema.ParsedTypes, schema.Parameters));
        foreach (var file in files)
        {
            context.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    /// <summary>Whether values of a type go between services; bodies of requests and responses, which are only parts, do not.</summary>
    private static bool IsExchanged(TypeSpec type) =>
        !type.IsGenerated || type.DisplayName == EndpointTypes.ArgumentsName;
}
