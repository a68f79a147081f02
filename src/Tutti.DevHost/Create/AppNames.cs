using System.Text.RegularExpressions;

namespace Tutti.DevHost.Create;

/// <summary>The forms of a new app's name.</summary>
/// <param name="Given">As the user wrote it: the name of the folder.</param>
/// <param name="App">In lower case with dashes, as in <c>tutti.json</c>: <c>my-app</c>.</param>
/// <param name="Project">As the project and its namespace have it: <c>MyApp</c>.</param>
public sealed partial record AppNames(string Given, string App, string Project)
{
    // Namespaces of these names would hide those that all code uses.
    private static readonly string[] s_taken = ["Tutti", "System", "Microsoft", "Xunit"];

    /// <summary>Derives the forms.</summary>
    /// <param name="name">The name: letters, digits, and dashes or underscores between them; 50 characters at most.</param>
    /// <returns>The forms.</returns>
    /// <exception cref="ToolException">The name cannot be one.</exception>
    public static AppNames Of(string name)
    {
        if (name.Length > 50 || !Allowed().IsMatch(name))
        {
            throw Invalid(
                $"'{name}' cannot be the name of an app.",
                "Use letters and digits, with single dashes between words, beginning with a letter, at most 50 of them: my-app."
            );
        }
        var words = Boundary().Split(name).Where(word => word.Length > 0).ToArray();
        var project = string.Concat(words.Select(Capitalized));
        if (s_taken.Contains(project, StringComparer.OrdinalIgnoreCase))
        {
            throw Invalid(
                $"An app named '{name}' would have the namespace {project}, which is taken.",
                $"Choose another name, such as {string.Join('-', words).ToLowerInvariant()}-app."
            );
        }
        return new AppNames(name, string.Join('-', words).ToLowerInvariant(), project);
    }

    private static string Capitalized(string word) => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();

    private static ToolException Invalid(string message, string remedy) => new(ToolErrors.NameInvalid, message, remedy);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$")]
    private static partial Regex Allowed();

    // Between words: at a dash, and where a capital letter follows a small one.
    [GeneratedRegex("[-_]|(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Boundary();
}
