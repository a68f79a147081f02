using Tutti.Generators.Databases;

namespace Tutti.Generators.Tests.Databases;

public sealed class MigrationFolderTests
{
    [Theory]
    [InlineData("Todos", "migrations", "Todos/migrations")]
    [InlineData(".", "migrations", "migrations")]
    [InlineData("Todos", "./sql//migrations/", "Todos/sql/migrations")]
    [InlineData("Todos", "sql\\migrations", "Todos/sql/migrations")]
    [InlineData("Todos/Deep", ".", "Todos/Deep")]
    [InlineData(".", ".", ".")]
    [InlineData("Todos", "..migrations", "Todos/..migrations")]
    public void AFolderIsRelativeToThatOfTheClass(string place, string written, string expected) =>
        Assert.Equal((expected, null), MigrationFolder.Resolve(place, written));

    [Theory]
    [InlineData("/migrations")]
    [InlineData("\\migrations")]
    [InlineData("C:\\migrations")]
    [InlineData("../migrations")]
    [InlineData("a/../../b")]
    [InlineData("")]
    [InlineData(" ")]
    public void WhatLeadsElsewhereIsRefused(string written)
    {
        var (path, problem) = MigrationFolder.Resolve("Todos", written);

        Assert.Null(path);
        Assert.NotEmpty(problem!);
    }
}
