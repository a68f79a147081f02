using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Declarations;

/// <summary>The steps of the pipeline that find out what the code declares.</summary>
internal static class DeclarationSteps
{
    /// <summary>Tells whether any declaration has changed.</summary>
    public static IncrementalValueProvider<Fingerprint> Fingerprint(
        IncrementalGeneratorInitializationContext context
    ) => context.CompilationProvider.Select(AppFingerprint.Of).WithTrackingName(Steps.Fingerprint);

    /// <summary>Services and endpoints.</summary>
    public static IncrementalValueProvider<AppDeclarations> Declarations(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<Fingerprint> fingerprint,
        Action? onRead
    )
    {
        var memory = new Memory<Fingerprint, AppDeclarations>(onRead);
        return context
            .CompilationProvider.Combine(fingerprint)
            .Select(
                (input, cancellation) => memory.Get(input.Right, () => DeclarationReader.Read(input.Left, cancellation))
            )
            .WithTrackingName(Steps.Declarations);
    }
}
