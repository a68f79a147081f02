using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Tutti.Generators.Databases;

namespace Tutti.Generators.Tests.Databases;

public sealed class MigrationChecksumTests
{
    [Theory]
    [InlineData("")]
    [InlineData("create table todos (id int);\n")]
    [InlineData("-- König 漢字 😀\nselect 1;")]
    public void ItIsThatOfTheTextInUtf8(string text) => Assert.Equal(Expected(text), Of(text));

    [Fact]
    public void TheEndsOfLinesDoNotCount()
    {
        Assert.Equal(Of("a\nb\n"), Of("a\r\nb\r\n"));
        Assert.NotEqual(Of("a\nb\n"), Of("a\rb\r"));
    }

    [Theory]
    [InlineData(16 * 1024)]
    [InlineData(16 * 1024 - 1)]
    [InlineData(16 * 1024 + 1)]
    public void WhatStandsAcrossTheBorderOfAPieceIsReadAsAnywhere(int before)
    {
        var start = new string('x', before - 1);

        Assert.Equal(Expected(start + "\n😀"), Of(start + "\r\n😀"));
        Assert.Equal(Expected(start + "😀\n"), Of(start + "😀\r\n"));
    }

    private static string Of(string text) => MigrationChecksum.Of(SourceText.From(text, Encoding.UTF8), default);

    private static string Expected(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(new UTF8Encoding(false).GetBytes(text)));
}
