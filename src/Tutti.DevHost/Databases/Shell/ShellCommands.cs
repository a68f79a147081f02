namespace Tutti.DevHost.Databases.Shell;

/// <summary>What can be typed beside SQL: a few of the commands that everybody knows from psql.</summary>
internal static class ShellCommands
{
    public const string Help = """
        A statement ends with a semicolon, on whatever line.
          \dt         the tables
          \d          the tables, views and sequences
          \d NAME     the columns and indexes of one
          \?          this help
          \q          leave
        """;

    private const string Relations = """
        select n.nspname as schema, c.relname as name,
          case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
            when 'm' then 'materialized view' when 'S' then 'sequence' else 'foreign table' end as type,
          pg_get_userbyid(c.relowner) as owner
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where position(c.relkind::text in '{0}') > 0 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        order by 1, 2
        """;

    private const string Columns = """
        select a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
          case when a.attnotnull then 'not null' else '' end as nullable,
          coalesce(pg_get_expr(d.adbin, d.adrelid), '') as "default"
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = '{0}'::regclass and a.attnum > 0 and not a.attisdropped
        order by a.attnum
        """;

    private const string Indexes = """
        select c.relname as "index", pg_get_indexdef(i.indexrelid) as definition
        from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indrelid = '{0}'::regclass
        order by 1
        """;

    /// <summary>The statements that answer a command; <see langword="null"/> if there is no such command.</summary>
    public static IReadOnlyList<string>? StatementsOf(string command)
    {
        var words = command
            .TrimEnd(';')
            .Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [@"\dt"] => [Relations.Replace("{0}", "rp")],
            [@"\d"] => [Relations.Replace("{0}", "rpvmSf")],
            [@"\d", var name] => [Columns.Replace("{0}", Quoted(name)), Indexes.Replace("{0}", Quoted(name))],
            _ => null,
        };
    }

    private static string Quoted(string name) => name.Replace("'", "''", StringComparison.Ordinal);
}
