using Tutti.Postgres.Tests.Support;

namespace Tutti.Postgres.Tests.Rows;

public sealed class MappingTests
{
    [Fact]
    public async Task ColumnsAreFoundByNameWithoutRegardToCaseUnderscoresAndOrder()
    {
        await using var db = await TestDb.CreateAsync();
        var person = await db.QuerySingleAsync<Person>(
            "select array['a'] as tags, 'friday' as \"DAY\", 7 as age, null::text as email, 'Ann' as full_name, 1 as extra"
        );
        Assert.Equal(("Ann", 7, null, DayOfWeek.Friday), (person.FullName, person.Age, person.Email, person.Day));
        Assert.Equal(["a"], person.Tags);
        Assert.Equal(
            "Bob",
            (await db.QuerySingleAsync<Person>("select 'Bob' as \"FullName\", null::int as age")).FullName
        );
    }

    [Fact]
    public async Task TuplesAreReadByPosition()
    {
        await using var db = await TestDb.CreateAsync();
        Assert.Equal(
            [(1, "a"), (2, null)],
            await db.QueryAsync<(int, string?)>("select * from (values (1, 'a'), (2, null)) t(x, x)")
        );
        await FailsAsync<(int, string?)>(
            db,
            "select 1, 'a', 3 as c",
            "The result has 3 columns (?column?, ?column?, c), but 'ValueTuple<int, string>' takes 2, by their positions. Statement: select 1, 'a', 3 as c"
        );
    }

    [Fact]
    public async Task AColumnThatIsMissingIsNamedWithThoseThatAreThere()
    {
        await using var db = await TestDb.CreateAsync();
        await FailsAsync<Todo>(
            db,
            "select 1 as id, true as finished",
            "The result has no column for 'Todo.Title', 'Todo.Done'; its columns are: id, finished. Select it, name it with 'as', or give the member a default value. Statement: select 1 as id, true as finished"
        );
        await FailsAsync<Person>(
            db,
            "select 1 as age",
            "The result has no column for 'Person.FullName'; its columns are: age."
        );
    }

    [Fact]
    public async Task TwoColumnsForOneMemberAreAnError()
    {
        await using var db = await TestDb.CreateAsync();
        await FailsAsync<Todo>(
            db,
            "select 1 as id, 'a' as title, true as done, 2 as \"ID\"",
            "The columns 1 ('id') and 4 ('ID') are both for 'Todo.Id': leave one out, or name it otherwise with 'as'."
        );
    }

    [Fact]
    public async Task ATypeThatDoesNotFitIsNamedWithColumnAndMember()
    {
        await using var db = await TestDb.CreateAsync();
        await FailsAsync<Todo>(
            db,
            "select 1 as id, 'a' as title, 'yes' as done",
            "The column 'done' (text) cannot be read into 'Todo.Done' (bool). Statement: select 1 as id, 'a' as title, 'yes' as done"
        );
        await FailsAsync<int>(
            db,
            "select now() as at",
            "The column 'at' (timestamp with time zone) cannot be read into the result (int)."
        );
        await FailsAsync<int>(
            db,
            "select 3000000000 as big",
            "The column 'big' (bigint) has a value that does not fit into the result (int)."
        );
    }

    [Fact]
    public async Task NullForAMemberThatIsNotNullableIsNamed()
    {
        await using var db = await TestDb.CreateAsync();
        await FailsAsync<Todo>(
            db,
            "select 1 as id, null::text as title, true as done",
            "The column 'title' (text) is null, but 'Todo.Title' (string) cannot be. Make it nullable (string?), or rule null out in the statement, as with coalesce."
        );
        await FailsAsync<int>(
            db,
            "select null::int as n",
            "The column 'n' (integer) is null, but the result (int) cannot be."
        );
        Assert.Equal([1, null], await db.QueryAsync<int?>("select * from (values (1), (null)) t(n)"));
    }

    [Fact]
    public async Task ATypeWithoutAMapperSaysWhatItNeeds()
    {
        await using var db = await TestDb.CreateAsync();
        var problem = await Assert.ThrowsAsync<SqlMappingException>(() => db.QueryAsync<Unknown>("select 1 as id"));
        Assert.Contains("Nothing was generated that reads 'Unknown'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStatementThatReturnsNothingCannotBeRead()
    {
        await using var db = await TestDb.CreateAsync();
        await FailsAsync<Todo>(
            db,
            "create table t (id int)",
            "The statement returns no rows of which 'Todo' could be made"
        );
    }

    [Fact]
    public async Task ColumnsAreMatchedAnewWhenTheStatementsResultIsAnother()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ExecuteAsync("create table things (id int, title text, done bool)");
        await db.ExecuteAsync("insert into things values (1, 'a', true)");
        Assert.Equal(new Todo(1, "a", true), await db.QuerySingleAsync<Todo>("select * from things"));
        await db.ExecuteAsync("alter table things drop column title");
        await db.ExecuteAsync("alter table things add column title text not null default 'b'");
        Assert.Equal(new Todo(1, "b", true), await db.QuerySingleAsync<Todo>("select * from things"));
    }

    private static async Task FailsAsync<T>(TestDb db, string text, string message)
    {
        var sql = new Sql(text.Length, 0);
        sql.AppendLiteral(text);
        var problem = await Assert.ThrowsAsync<SqlMappingException>(() => db.QueryAsync<T>(sql));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(text, problem.Statement);
        // The connection is none the worse.
        Assert.Equal(1, await db.ExecuteScalarAsync<int>("select 1"));
    }

    private sealed record Unknown(int Id);
}
