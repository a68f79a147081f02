using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Tutti.DevHost.Databases;

/// <summary>Reads attributes of an assembly without loading it.</summary>
internal static class AssemblyAttributes
{
    private const string UserSecrets = "UserSecretsIdAttribute";

    /// <summary>Under which id the developer's secrets of the app are kept, if there is one.</summary>
    public static string? UserSecretsId(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var code = file.GetMetadataReader();
        return code.GetAssemblyDefinition()
            .GetCustomAttributes()
            .Select(code.GetCustomAttribute)
            .Where(attribute => NameOf(code, attribute) == UserSecrets)
            .Select(attribute => TextOf(code.GetBlobReader(attribute.Value)))
            .FirstOrDefault();
    }

    private static string? NameOf(MetadataReader code, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return null;
        }
        var parent = code.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return parent.Kind == HandleKind.TypeReference
            ? code.GetString(code.GetTypeReference((TypeReferenceHandle)parent).Name)
            : null;
    }

    // Two bytes that are always the same come before the only argument.
    private static string? TextOf(BlobReader value)
    {
        value.ReadUInt16();
        return value.ReadSerializedString();
    }
}
