using Tutti.DevHost.Databases.Shell;

namespace Tutti.Cli.Tests.Databases;

/// <summary>Which lines are a statement.</summary>
public sealed class StatementBufferTests
{
    [Theory]
    [InlineData("select 1;", "select 1")]
    [InlineData("select 1; select 2;", "select 1", "select 2")]
    [InlineData("select 1\n  from t;", "select 1\n  from t")]
    [InlineData("select ';'\n;", "select ';'")]
    [InlineData("select $$ a;\n b; $$;", "select $$ a;\n b; $$")]
    [InlineData("select 1 -- no;\n;", "select 1 -- no;")]
    [InlineData("select 1 /* no;\n*/;", "select 1 /* no;\n*/")]
    [InlineData(";;\n-- nothing\n")]
    public void StatementEndsWithTheSemicolonThatIsNotInsideOfSomething(string typed, params string[] statements)
    {
        var buffer = new StatementBuffer();

        Assert.Equal(statements, typed.Split('\n').SelectMany(buffer.Add).ToArray());
        Assert.False(buffer.HasBegun);
    }

    [Theory]
    [InlineData("select 1")]
    [InlineData("select 'a;")]
    [InlineData("select 1; select")]
    [InlineData("/* a comment;")]
    public void UnfinishedStatementWaitsForMore(string typed)
    {
        var buffer = new StatementBuffer();

        Assert.Empty(buffer.Add(typed));
        Assert.True(buffer.HasBegun);
        buffer.Clear();
        Assert.Equal(["select 2"], buffer.Add("select 2;"));
    }
}
