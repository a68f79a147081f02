using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Tutti.Generators.Tests.Harness;

/// <summary>An emitted app, loaded in a context of its own that is unloaded with it.</summary>
internal sealed class LoadedApp : IDisposable
{
    private readonly AssemblyLoadContext _context;

    private LoadedApp(byte[] image, byte[] symbols)
    {
        Image = image;
        _context = new AssemblyLoadContext("app", isCollectible: true);
        Assembly = _context.LoadFromStream(new MemoryStream(image), new MemoryStream(symbols));
    }

    /// <summary>The assembly's file.</summary>
    public byte[] Image { get; }

    public Assembly Assembly { get; }

    public static LoadedApp Of(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(
            image,
            symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb)
        );
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.Fail("The app does not compile:\n" + DiagnosticText.Render([.. errors]));
        }
        return new(image.ToArray(), symbols.ToArray());
    }

    public Type Type(string fullName) =>
        Assembly.GetType(fullName) ?? throw new InvalidOperationException($"The app has no type {fullName}.");

    public void Dispose() => _context.Unload();
}
