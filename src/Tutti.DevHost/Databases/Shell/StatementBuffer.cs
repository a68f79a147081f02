using Tutti.Migrations;

namespace Tutti.DevHost.Databases.Shell;

/// <summary>Collects lines until they are whole statements.</summary>
internal sealed class StatementBuffer
{
    // Stands alone at the end if nothing before it is open: a statement, a quote, a comment.
    private const string Probe = "probe";

    private string _text = "";

    /// <summary>Whether a statement has begun.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Takes a line.</summary>
    /// <returns>The statements that it ends, without their semicolons.</returns>
    public IReadOnlyList<string> Add(string line)
    {
        _text += $"{line}\n";
        var statements = SqlStatements.Of(_text + Probe).ToList();
        if (statements.Count == 0 || statements[^1].Text != Probe)
        {
            HasBegun = true;
            return [];
        }
        Clear();
        return [.. statements.SkipLast(1).Select(statement => statement.Text)];
    }

    /// <summary>What has begun and has no semicolon.</summary>
    public string Rest => HasBegun ? _text.Trim() : "";

    public void Clear() => (_text, HasBegun) = ("", false);
}
