using System.Reflection;
using System.Reflection.Metadata;

namespace Tutti.DevHost.Run.Changes;

/// <summary>The constants of an assembly, enum members too: the compiler copies their values to wherever they are used.</summary>
internal static class AssemblyConstants
{
    // Constants of the generator, such as the model, are used by nothing but itself.
    private const string Generated = "Tutti.Generated";

    public static IEnumerable<KeyValuePair<string, string>> Read(MetadataReader code) =>
        from type in code.TypeDefinitions.Select(code.GetTypeDefinition)
        where code.GetString(type.Namespace) != Generated
        from field in type.GetFields().Select(code.GetFieldDefinition)
        where field.Attributes.HasFlag(FieldAttributes.Literal)
        where (field.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Private
        let constant = code.GetConstant(field.GetDefaultValue())
        select KeyValuePair.Create(
            $"{TypeDocuments.NameOf(code, type)}.{code.GetString(field.Name)}",
            Convert.ToHexString(code.GetBlobBytes(constant.Value))
        );
}
