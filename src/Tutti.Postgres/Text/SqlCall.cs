using Npgsql;

namespace Tutti.Text;

/// <summary>A statement with its parameters, to be executed once.</summary>
internal readonly struct SqlCall
{
    private readonly SqlText? _text;

    private SqlCall(SqlStatement statement, SqlText? text) => (Statement, _text) = (statement, text);

    public SqlStatement Statement { get; }

    public bool HasParameters => _text is { HasParameters: true };

    public static SqlCall Of(SqlText text) => new(text.Statement(), text);

    public static SqlCall Of(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new(SqlStatement.Of(text), null);
    }

    public static SqlCall Of(Sql sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var text = SqlText.Rent();
        sql.WriteTo(text);
        return Of(text);
    }

    /// <summary>The command for a connection, which has one to be used again where one after the other is executed on it.</summary>
    public NpgsqlCommand ToCommand(NpgsqlConnection connection) => Fill(connection.CreateCommand());

    /// <summary>A command for any connection.</summary>
    public NpgsqlCommand ToCommand() => Fill(new NpgsqlCommand());

    private NpgsqlCommand Fill(NpgsqlCommand command)
    {
        command.CommandText = Statement.Text;
        _text?.MoveTo(command.Parameters);
        return command;
    }
}
