using Tutti.Generators.Databases;

namespace Tutti.Generators.Tests.Databases;

public sealed class MigrationNameTests
{
    [Theory]
    [InlineData("1_foo.up.sql", 1, "foo")]
    [InlineData("0042_create_todos.up.sql", 42, "create_todos")]
    [InlineData("0_a.up.sql", 0, "a")]
    [InlineData("20260101120000_with-dash and space.up.sql", 20260101120000, "with-dash and space")]
    [InlineData("9223372036854775807_last.up.sql", long.MaxValue, "last")]
    public void ANameSaysNumberAndName(string file, long number, string name) =>
        Assert.Equal((new MigrationName(number, name), null), MigrationName.Parse(file));

    [Theory]
    [InlineData("foo.sql")]
    [InlineData("1_foo.sql")]
    [InlineData("1.up.sql")]
    [InlineData("1_.up.sql")]
    [InlineData("_foo.up.sql")]
    [InlineData("-1_foo.up.sql")]
    [InlineData("１_foo.up.sql")]
    [InlineData("1_foo.bar.up.sql")]
    [InlineData("1_foo.UP.sql")]
    [InlineData("9223372036854775808_beyond.up.sql")]
    public void WhatIsNoNameHasAReason(string file)
    {
        var (name, problem) = MigrationName.Parse(file);

        Assert.Null(name);
        Assert.NotEmpty(problem!);
    }

    [Fact]
    public void AWayBackIsNoMigration() => Assert.True(MigrationName.IsDown("1_foo.down.sql"));
}
