namespace Tutti.Generators.Schema;

/// <summary>A file that the generator adds to the user's project.</summary>
/// <param name="HintName">Its name, unique among all generated files without regard to case.</param>
/// <param name="Text">What it holds.</param>
internal readonly record struct GeneratedFile(string HintName, string Text);
