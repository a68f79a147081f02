using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Tutti.DevHost.Run.Changes;

/// <summary>Which source files declare which types.</summary>
internal static class TypeDocuments
{
    private static readonly Guid OfType = new("932e74bc-dba9-4478-8d46-0f32a7bab3d3");

    public static Dictionary<string, IReadOnlySet<string>> Read(MetadataReader code, MetadataReader symbols)
    {
        var found = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var handle in code.TypeDefinitions)
        {
            var documents = Of(handle, code, symbols).Where(document => !document.IsNil).Distinct();
            var paths = documents.Select(document => symbols.GetString(symbols.GetDocument(document).Name));
            var name = NameOf(code, code.GetTypeDefinition(handle));
            // Those that differ only in their type parameters count as one.
            found[name] = paths
                .Concat(found.GetValueOrDefault(name)?.AsEnumerable() ?? [])
                .ToHashSet(StringComparer.Ordinal);
        }
        return found;
    }

    /// <summary>The name with its namespace, with dots between nested types, and without type parameters.</summary>
    public static string NameOf(MetadataReader code, TypeDefinition type)
    {
        var name = code.GetString(type.Name).Split('`')[0];
        if (type.GetDeclaringType() is { IsNil: false } outer)
        {
            return $"{NameOf(code, code.GetTypeDefinition(outer))}.{name}";
        }
        var prefix = code.GetString(type.Namespace);
        return prefix.Length == 0 ? name : $"{prefix}.{name}";
    }

    private static IEnumerable<DocumentHandle> Of(
        TypeDefinitionHandle handle,
        MetadataReader code,
        MetadataReader symbols
    )
    {
        foreach (var method in code.GetTypeDefinition(handle).GetMethods())
        {
            var information = symbols.GetMethodDebugInformation(method);
            yield return information.Document;
            // A method in parts of several files names none; each of its points does.
            foreach (var point in information.Document.IsNil ? information.GetSequencePoints() : [])
            {
                yield return point.Document;
            }
        }
        // Types without code, such as enums and interfaces.
        foreach (var custom in symbols.GetCustomDebugInformation(handle).Select(symbols.GetCustomDebugInformation))
        {
            if (symbols.GetGuid(custom.Kind) == OfType)
            {
                var reader = symbols.GetBlobReader(custom.Value);
                while (reader.RemainingBytes > 0)
                {
                    yield return MetadataTokens.DocumentHandle(reader.ReadCompressedInteger());
                }
            }
        }
    }
}
