#if NET
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Tutti.Model;

/// <summary>Reads the application model from an app's assembly, without loading the assembly.</summary>
public static class ModelReader
{
    private const string Namespace = "Tutti.Generated";
    private const string Type = "ApplicationModel";
    private const string Field = "Json";

    /// <summary>Reads the constant in which the generator has left the model.</summary>
    /// <param name="path">The assembly's file.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelException">The file isn't there, isn't a Tutti app, or its model cannot be read.</exception>
    public static ApplicationModel FromAssembly(string path)
    {
        string? json;
        try
        {
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var image = new PEReader(file);
            json = image.HasMetadata ? Constant(image.GetMetadataReader()) : throw NoAssembly(path);
        }
        catch (BadImageFormatException exception)
        {
            throw NoAssembly(path, exception);
        }
        catch (IOException exception)
        {
            throw new ModelException($"The assembly {path} cannot be read: {exception.Message}", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new ModelException($"The assembly {path} cannot be read: {exception.Message}", exception);
        }
        if (json is null)
        {
            throw new ModelException(
                $"The assembly {path} has no application model. Its project must reference the package Tutti and be built."
            );
        }
        try
        {
            return ModelJson.Read(json);
        }
        catch (ModelException exception)
        {
            throw new ModelException($"{path}: {exception.Message}", exception);
        }
    }

    private static string? Constant(MetadataReader metadata)
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (
                !metadata.StringComparer.Equals(type.Name, Type)
                || !metadata.StringComparer.Equals(type.Namespace, Namespace)
            )
            {
                continue;
            }
            foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
            {
                if (metadata.StringComparer.Equals(field.Name, Field) && !field.GetDefaultValue().IsNil)
                {
                    var constant = metadata.GetConstant(field.GetDefaultValue());
                    return constant.TypeCode == ConstantTypeCode.String
                        ? Encoding.Unicode.GetString(metadata.GetBlobBytes(constant.Value))
                        : null;
                }
            }
        }
        return null;
    }

    private static ModelException NoAssembly(string path, Exception? cause = null) =>
        new($"{path} is no .NET assembly.", cause);
}
#endif
