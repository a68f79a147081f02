using Npgsql;
using Tutti.CompilerServices;
using Tutti.Text;

namespace Tutti.Rows;

/// <summary>Which column each member of a type is read from, found once for a result and kept with its statement.</summary>
internal sealed class RowPlan
{
    private readonly IReadOnlyList<RowMember> _members;
    private readonly string[] _columns;

    private RowPlan(Type target, IReadOnlyList<RowMember> members, string[] columns, SqlStatement statement)
    {
        (Target, _members, _columns, Statement) = (target, members, columns, statement);
        Ordinals = new int[members.Count];
    }

    public Type Target { get; }

    public SqlStatement Statement { get; }

    /// <summary>For each member the index of its column, or -1.</summary>
    public int[] Ordinals { get; }

    public string NameOf(int member) => _members[member].Name;

    /// <summary>The plan for what a reader is about to read.</summary>
    public static RowPlan For<T>(RowMapper<T> mapper, NpgsqlDataReader reader, SqlStatement statement)
    {
        if (statement.Plan is { } known && known.Target == typeof(T) && known.Fits(reader))
        {
            return known;
        }
        var plan = Make(mapper, reader, statement);
        statement.Plan = plan;
        return plan;
    }

    // The same statement may have other columns: `select *` after a migration.
    private bool Fits(NpgsqlDataReader reader)
    {
        if (reader.FieldCount != _columns.Length)
        {
            return false;
        }
        for (var column = 0; column < _columns.Length; column++)
        {
            if (reader.GetName(column) != _columns[column])
            {
                return false;
            }
        }
        return true;
    }

    private static RowPlan Make<T>(RowMapper<T> mapper, NpgsqlDataReader reader, SqlStatement statement)
    {
        var columns = new string[reader.FieldCount];
        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = reader.GetName(column);
        }
        var plan = new RowPlan(typeof(T), mapper.Members, columns, statement);
        if (columns.Length == 0)
        {
            throw new SqlMappingException(
                $"The statement returns no rows of which '{TypeNames.Of(typeof(T))}' could be made: end it with 'returning …', or use ExecuteAsync.",
                statement.Text
            );
        }
        if (mapper is ScalarMapper<T>)
        {
            plan.Ordinals[0] = 0;
        }
        else if (mapper.ByPosition)
        {
            plan.MatchPositions();
        }
        else
        {
            plan.MatchNames();
        }
        return plan;
    }

    private void MatchPositions()
    {
        if (_columns.Length != _members.Count)
        {
            throw new SqlMappingException(
                $"The result has {_columns.Length} columns ({string.Join(", ", _columns)}), but '{TypeNames.Of(Target)}' takes {_members.Count}, by their positions.",
                Statement.Text
            );
        }
        for (var member = 0; member < Ordinals.Length; member++)
        {
            Ordinals[member] = member;
        }
    }

    private void MatchNames()
    {
        var missing = new List<string>();
        for (var member = 0; member < Ordinals.Length; member++)
        {
            var ordinal = FindColumn(_members[member].Name);
            Ordinals[member] = ordinal;
            if (ordinal < 0 && _members[member].Required)
            {
                missing.Add(_members[member].Name);
            }
        }
        if (missing.Count > 0)
        {
            throw new SqlMappingException(
                $"The result has no column for {string.Join(", ", missing.Select(name => $"'{TypeNames.Of(Target)}.{name}'"))}; its columns are: {string.Join(", ", _columns)}. Select it, name it with 'as', or give the member a default value.",
                Statement.Text
            );
        }
    }

    private int FindColumn(string member)
    {
        var found = -1;
        for (var column = 0; column < _columns.Length; column++)
        {
            if (!ColumnNames.Match(member, _columns[column]))
            {
                continue;
            }
            found =
                found < 0
                    ? column
                    : throw new SqlMappingException(
                        $"The columns {found + 1} ('{_columns[found]}') and {column + 1} ('{_columns[column]}') are both for '{TypeNames.Of(Target)}.{member}': leave one out, or name it otherwise with 'as'.",
                        Statement.Text
                    );
        }
        return found;
    }
}
