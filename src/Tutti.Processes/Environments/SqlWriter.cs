using System.Text.Json;

namespace Tutti.Processes.Environments;

/// <summary>Writes where the databases are, each by itself.</summary>
internal static class SqlWriter
{
    public static void Write(Utf8JsonWriter json, SqlSettings? sql)
    {
        if (sql is null)
        {
            return;
        }
        json.WriteStartObject("sql");
        json.WriteString("migrate", sql.MigratesManually ? "manual" : "start");
        json.WriteStartObject("databases");
        foreach (var (name, database) in sql.Databases)
        {
            WriteDatabase(json, name, database);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteDatabase(Utf8JsonWriter json, string name, SqlDatabaseSettings database)
    {
        json.WriteStartObject(name);
        EnvironmentWriter.WriteList(json, "host", database.Hosts);
        EnvironmentWriter.WriteList(json, "readReplica", database.ReadReplicas);
        json.WriteString("name", database.Database);
        WriteLogin(json, database.Login);
        if (database.Reader is { } reader)
        {
            json.WriteStartObject("reader");
            WriteLogin(json, reader);
            json.WriteEndObject();
        }
        WriteTls(json, database.Tls);
        json.WriteStartObject("pool");
        EnvironmentWriter.WriteNumber(json, "min", database.Pool.Min);
        EnvironmentWriter.WriteNumber(json, "max", database.Pool.Max);
        EnvironmentWriter.WriteDuration(json, "timeout", database.Pool.Timeout);
        json.WriteEndObject();
        EnvironmentWriter.WriteDuration(json, "statementTimeout", database.StatementTimeout);
        json.WriteEndObject();
    }

    private static void WriteLogin(Utf8JsonWriter json, SqlLogin login)
    {
        json.WriteString("user", login.User);
        EnvironmentWriter.WriteText(json, "password", login.Password);
    }

    private static void WriteTls(Utf8JsonWriter json, SqlTlsSettings tls)
    {
        json.WriteStartObject("tls");
        EnvironmentWriter.WriteText(json, "mode", tls.Mode);
        EnvironmentWriter.WriteText(json, "authority", tls.AuthorityPath);
        EnvironmentWriter.WriteCertificate(json, tls.Certificate);
        json.WriteEndObject();
    }
}
