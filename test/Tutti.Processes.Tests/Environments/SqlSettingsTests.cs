using System.Text;
using Tutti.Processes.Environments;

namespace Tutti.Processes.Tests.Environments;

/// <summary>What follows from the section <c>sql</c>.</summary>
public sealed class SqlSettingsTests
{
    [Fact]
    public void WhatIsSaidOfAllHoldsWhereADatabaseSaysNothing()
    {
        var sql = EnvironmentCases.Read("databases").Environment!.Sql!;

        Assert.True(sql.MigratesManually);
        var todos = sql.Databases["todos"];
        Assert.Equal(["db-1.internal:5432", "db-2.internal:5432"], todos.Hosts);
        Assert.Equal(["db-3.internal"], todos.ReadReplicas);
        Assert.Equal("todos_prod", todos.Database);
        Assert.Equal(new SqlLogin("shop", "hunter2"), todos.Login);
        Assert.Equal(
            ("verify-ca", "ca.pem", "own.pem"),
            (todos.Tls.Mode, todos.Tls.AuthorityPath, todos.Tls.Certificate?.Path)
        );
        Assert.Equal(
            new SqlPoolSettings
            {
                Min = 1,
                Max = 30,
                Timeout = TimeSpan.FromSeconds(5),
            },
            todos.Pool
        );
        Assert.Equal(TimeSpan.FromSeconds(30), todos.StatementTimeout);
    }

    [Fact]
    public void WhoNamesAUserOrAHostDoesNotMeanThePasswordOrTheReplicasOfAnother()
    {
        var audit = EnvironmentCases.Read("databases").Environment!.Sql!.Databases["audit"];

        Assert.Equal(["[fd00::1]:6432"], audit.Hosts);
        Assert.Empty(audit.ReadReplicas);
        Assert.Equal(new SqlLogin("audit", null), audit.Login);
        Assert.Equal(new SqlLogin("audit_reader", "hunter2"), audit.Reader);
        Assert.Equal(("require", (string?)null), (audit.Tls.Mode, audit.Tls.AuthorityPath));
        Assert.Equal((1, 3), (audit.Pool.Min, audit.Pool.Max));
        Assert.Equal("audit", audit.Database);
    }

    [Fact]
    public void DatabasesOfALocalEnvironmentNeedNoPlace()
    {
        var sql = EnvironmentCases.Read("databases-of-a-local-environment").Environment!.Sql!;

        Assert.Equal(["todos"], sql.Databases.Keys);
        Assert.Equal(["/run/postgresql:5433"], sql.Databases["todos"].Hosts);
    }

    [Fact]
    public void ATrialTakesOnlyWhatHoldsOnThisMachine()
    {
        var result = Read(
            """
            {
              "type": "production",
              "sql": {
                "host": 5, "user": { "$env": "UNSET" }, "tls": "nonsense", "pool": { "max": 100, "timeout": "3s" },
                "statementTimeout": "10s", "migrate": "manual",
                "databases": { "todos": { "host": {}, "statementTimeout": "1s" } }
              }
            }
            """,
            EnvironmentUse.Trial
        );

        Assert.Empty(result.Problems);
        var sql = result.Environment!.Sql!;
        Assert.True(sql.MigratesManually);
        Assert.All(sql.Databases.Values, database => Assert.Empty(database.Hosts));
        Assert.Null(sql.Databases["audit"].Pool.Max);
        Assert.Equal(TimeSpan.FromSeconds(3), sql.Databases["audit"].Pool.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(10), sql.Databases["audit"].StatementTimeout);
        Assert.Equal(TimeSpan.FromSeconds(1), sql.Databases["todos"].StatementTimeout);
    }

    [Fact]
    public void DatabasesThatAreNowhereAreSaidByACheck()
    {
        var missing = Read("""{ "type": "production" }""", EnvironmentUse.Check);
        var configured = Read("""{ "type": "production" }""", EnvironmentUse.Check, "ConnectionStrings__");
        var local = Read("""{ "type": "local" }""", EnvironmentUse.Check);

        Assert.Equal(
            ["Nothing says where the database audit is.", "Nothing says where the database todos is."],
            missing.Problems.Select(problem => problem.Message)
        );
        Assert.All(missing.Problems, problem => Assert.Equal(EnvironmentCodes.DatabaseUnplaced, problem.Code));
        Assert.Empty(configured.Problems);
        Assert.Empty(local.Problems);
    }

    [Fact]
    public void LinesWithPasswordsAreNotToBeShown()
    {
        var result = EnvironmentCases.Read("bad-database-settings");

        Assert.Contains(result.Problems, problem => problem.HidesSource && problem.Path == "$.sql.password");
        Assert.Contains(result.Problems, problem => problem.HidesSource && problem.Path == "$.sql.reader");
    }

    private static EnvironmentResult Read(string json, EnvironmentUse use, string? variables = null) =>
        EnvironmentReader.Read(
            new EnvironmentSource("production", Encoding.UTF8.GetBytes(json)),
            RandomEnvironments.AppWithDatabases,
            use,
            name => variables is not null && name.StartsWith(variables, StringComparison.Ordinal) ? "something" : null
        );
}
