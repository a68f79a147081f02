using System.Text;

namespace Tutti.CodeFixes;

/// <summary>Suggests names.</summary>
internal static class Names
{
    private static readonly string[] Endings = ["Service", "Endpoints", "Controller"];

    /// <summary>The name of the service that a class would be: <c>SendMailService</c> is <c>send-mail</c>.</summary>
    public static string ServiceOf(string className)
    {
        var ending = Endings.FirstOrDefault(e =>
            className.Length > e.Length && className.EndsWith(e, StringComparison.Ordinal)
        );
        return Kebab(className.Substring(0, className.Length - (ending?.Length ?? 0)));
    }

    /// <summary>Words in lower case with hyphens between them; what is neither letter nor digit is left out.</summary>
    public static string Kebab(string text)
    {
        var name = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var startsWord =
                char.IsUpper(character)
                && i > 0
                && (!char.IsUpper(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1])));
            if (startsWord || !char.IsLetterOrDigit(character))
            {
                Hyphen(name);
            }
            if (character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            {
                name.Append(char.ToLowerInvariant(character));
            }
        }
        return name.ToString().TrimEnd('-');
    }

    /// <summary>With a lower-case first letter, as parameters have.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>With an upper-case first letter, as properties have.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>The names that someone may have meant, best first: at most three, no further away than a third of the letters.</summary>
    public static IReadOnlyList<string> Nearest(string name, IEnumerable<string> candidates) =>
        [
            .. candidates
                .Distinct()
                .Select(candidate => (candidate, Distance: Distance(name, candidate)))
                .Where(c => c.Distance > 0 && c.Distance <= Math.Max(2, name.Length / 3))
                .OrderBy(c => c.Distance)
                .ThenBy(c => c.candidate, StringComparer.Ordinal)
                .Take(3)
                .Select(c => c.candidate),
        ];

    /// <summary>How many letters have to be inserted, removed, replaced or swapped with their neighbour to turn one text into the other.</summary>
    public static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }
        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }
        return d[a.Length, b.Length];
    }

    private static void Hyphen(StringBuilder name)
    {
        if (name.Length > 0 && name[name.Length - 1] != '-')
        {
            name.Append('-');
        }
    }
}
