using System.Text;
using Tutti.Migrations;

namespace Tutti.Postgres.Tests.Migrations;

/// <summary>Makes migrations out of texts.</summary>
internal static class MigrationTexts
{
    public static MigrationText Of(long number, string name, string text) =>
        Of(number, name, Encoding.UTF8.GetBytes(text));

    public static MigrationText Of(long number, string name, byte[] text) =>
        new(number, name, $"Todos/migrations/{number}_{name}.up.sql", () => new MemoryStream(text));
}
