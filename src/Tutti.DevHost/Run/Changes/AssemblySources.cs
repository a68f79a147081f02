using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Tutti.DevHost.Run.Changes;

/// <summary>What an assembly was compiled from, as its debug information says.</summary>
internal sealed record AssemblySources
{
    // https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md
    private static readonly Guid CompilationOptions = new("b5feec05-8cd0-4a83-96da-466284bb4bd8");
    private static readonly Guid CompilationReferences = new("7e4d4708-096e-4c5c-aeda-cb10ba6a740d");

    /// <summary>Changes with anything in the assembly.</summary>
    public required Guid Version { get; init; }

    /// <summary>The source files: their checksums, by path.</summary>
    public required IReadOnlyDictionary<string, string> Documents { get; init; }

    /// <summary>Which source files declare a type, by its full name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlySet<string>> DocumentsOfTypes { get; init; }

    /// <summary>The values of constants, which other files have taken in.</summary>
    public required IReadOnlyDictionary<string, string> Constants { get; init; }

    /// <summary>What belongs to no source file, and to all: options of the compiler, references and embedded resources.</summary>
    public required IReadOnlyDictionary<string, string> Common { get; init; }

    /// <summary>Reads them; <see langword="null"/> if the assembly has no debug information.</summary>
    public static AssemblySources? TryRead(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        try
        {
            if (!file.TryOpenAssociatedPortablePdb(assembly, Open, out var provider, out _) || provider is null)
            {
                return null;
            }
            using (provider)
            {
                return Read(file, provider.GetMetadataReader());
            }
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private static AssemblySources Read(PEReader file, MetadataReader symbols)
    {
        var code = file.GetMetadataReader();
        var common = AssemblyResources.Read(file, code).ToDictionary(StringComparer.Ordinal);
        foreach (var handle in symbols.GetCustomDebugInformation(EntityHandle.ModuleDefinition))
        {
            var information = symbols.GetCustomDebugInformation(handle);
            var kind = symbols.GetGuid(information.Kind);
            var value = symbols.GetBlobBytes(information.Value);
            if (kind == CompilationReferences)
            {
                common["references"] = Convert.ToHexString(value);
            }
            else if (kind == CompilationOptions)
            {
                common["options"] = OptionsOf(value);
            }
        }
        return new AssemblySources
        {
            Version = code.GetGuid(code.GetModuleDefinition().Mvid),
            Documents = DocumentsOf(symbols),
            DocumentsOfTypes = TypeDocuments.Read(code, symbols),
            Constants = AssemblyConstants.Read(code).ToDictionary(StringComparer.Ordinal),
            Common = common,
        };
    }

    // Names and values, each with a zero at its end.
    private static string OptionsOf(byte[] value)
    {
        var options = Encoding.UTF8.GetString(value).Split('\0').Chunk(2);
        // The sources themselves are compared.
        return string.Join(
            '\n',
            options.Where(option => option[0] != "source-file-count").Select(o => string.Join('=', o))
        );
    }

    private static Dictionary<string, string> DocumentsOf(MetadataReader symbols)
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in symbols.Documents.Select(symbols.GetDocument))
        {
            var checksum = Convert.ToHexString(symbols.GetBlobBytes(document.Hash));
            // Without a checksum it is never known to be the same.
            documents[symbols.GetString(document.Name)] = checksum.Length > 0 ? checksum : $"{Guid.NewGuid()}";
        }
        return documents;
    }

    private static FileStream? Open(string path) => File.Exists(path) ? File.OpenRead(path) : null;
}
