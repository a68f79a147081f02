namespace Tutti.Generators.Emit;

/// <summary>How emitted code presents itself to tools.</summary>
internal static class GeneratedCode
{
    /// <summary>Attributes of every emitted class: made by a tool, and nothing whose coverage by tests says anything.</summary>
    public const string Attributes =
        "[global::System.CodeDom.Compiler.GeneratedCode(\"Tutti\", null), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]";
}
