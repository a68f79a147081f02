using Tutti.Bench.Sql;

namespace Tutti.Bench.Allocation;

/// <summary>Databases for all sides, on one server. Our app has made their tables once; each side gets a copy.</summary>
internal sealed class TrelloDatabases : IDisposable
{
    private static readonly string[] s_names = ["payment", "subscription", "trello", "usr"];

    private readonly SqlServer _server = new();
    private int _copies;

    public TrelloDatabases()
    {
        try
        {
            foreach (var name in s_names)
            {
                _server.Execute($"create database template_{name}");
            }
            // It listens when it has applied its migrations.
            using var app = TrelloApp.StartOurs(Grouping.Single, Variables("template"));
        }
        catch
        {
            _server.Dispose();
            throw;
        }
    }

    /// <summary>Makes empty databases.</summary>
    /// <returns>The variables by which the processes of a side find them.</returns>
    public IReadOnlyList<(string Name, string Value)> Copy()
    {
        var copy = $"copy{++_copies}";
        foreach (var name in s_names)
        {
            _server.Execute($"create database {copy}_{name} template template_{name}");
        }
        return Variables(copy);
    }

    public void Dispose() => _server.Dispose();

    private IReadOnlyList<(string, string)> Variables(string prefix) =>
        [.. s_names.Select(name => ($"ConnectionStrings__{name}", _server.ConnectionStringTo($"{prefix}_{name}")))];
}
