using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Declarations;

/// <summary>
/// What a whole compilation declares. It takes no binding to find out, and of files that did not change nothing at all; so at a keystroke inside
/// of a method it says, in no time, that everything that was read before still holds.
/// </summary>
internal static class AppFingerprint
{
    private static readonly ConditionalWeakTable<MetadataReference, StrongBox<long>> s_references = new();
    private static long s_lastReference;

    public static Fingerprint Of(Compilation compilation, CancellationToken cancellation)
    {
        var result = Fingerprint
            .Empty.With(compilation.AssemblyName ?? "")
            .With((ulong)compilation.Options.OutputKind)
            .With(compilation.Options.MainTypeName ?? "")
            .With((ulong)compilation.Options.NullableContextOptions)
            .With((ulong)compilation.Options.MetadataImportOptions);
        foreach (var reference in compilation.References)
        {
            result = result.With((ulong)NumberOf(reference));
        }
        foreach (var tree in compilation.SyntaxTrees)
        {
            result = result.With(TreeFingerprint.Of(tree, cancellation));
        }
        return result;
    }

    /// <summary>References are told apart as objects: the compiler replaces one whose content changed.</summary>
    private static long NumberOf(MetadataReference reference) =>
        s_references.GetValue(reference, _ => new(Interlocked.Increment(ref s_lastReference))).Value;
}
