using System.Diagnostics;
using System.Text;
using Tutti.Processes.Environments;

namespace Tutti.Processes.Tests.Environments;

/// <summary>Files that nobody would write on purpose are refused, quickly, and without a crash.</summary>
public sealed class HostileEnvironmentTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void WhatIsTooLargeIsNotRead()
    {
        var problem = Assert.Single(EnvironmentCases.Read("large", new byte[(1 << 20) + 1]).Problems);

        Assert.Equal(EnvironmentCodes.FileTooLarge, problem.Code);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"processes\":{\"a\":{\"listen\":[")]
    public void WhatIsTooDeepIsRefusedAtItsPlace(string opening)
    {
        var json = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, 10_000)));

        var problem = Assert.Single(EnvironmentCases.Read("deep", json).Problems);

        Assert.Equal(EnvironmentCodes.NestingTooDeep, problem.Code);
        Assert.InRange(problem.Column, 2, 200);
    }

    [Fact]
    public void TextsThatAreNoUnicodeAreRefusedAtTheirPlace()
    {
        byte[] json = [.. "{\n  \"type\": \"p"u8, 0xc3, 0x28, .. "\"\n}"u8];

        var problem = Assert.Single(EnvironmentCases.Read("unicode", json).Problems);

        Assert.Equal(EnvironmentCodes.JsonInvalid, problem.Code);
        Assert.Equal((2, 11), (problem.Line, problem.Column));
    }

    [Fact]
    public void ManyMembersOnOneLineAreReadInTime()
    {
        var watch = Stopwatch.StartNew();
        var members = string.Join(",", Enumerable.Range(0, 60_000).Select(number => $"\"m{number}\":{number}"));

        var result = EnvironmentCases.Read("many", Encoding.UTF8.GetBytes($"{{{members}}}"));

        Assert.Equal(60_000, result.Problems.Count);
        Assert.True(watch.Elapsed < s_patience);
    }

    [Fact]
    public void PlacesAreCountedInCharacters()
    {
        var json = Encoding.UTF8.GetBytes("{\r\n\t\"logLevel\": { \"Grüße 🎺\": \"Loud\" }, \"x\": 1 }");

        var problems = EnvironmentCases.Read("places", json).Problems;

        Assert.Equal([(2, 28, 34), (2, 38, 41)], problems.Select(at => (at.Line, at.Column, at.EndColumn)));
    }

    [Fact]
    public void RandomBytesMakeNoCrash()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 5_000; i++)
        {
            var json = new byte[random.Next(200)];
            random.NextBytes(json);
            Assert.NotEmpty(EnvironmentCases.Read("random", json).Problems);
        }
    }

    [Fact]
    public void DamagedFilesMakeNoCrash()
    {
        var random = new Random(20261121);
        var watch = Stopwatch.StartNew();
        var files = Directory
            .EnumerateFiles(EnvironmentCases.Folder, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .Where(file => file.Length > 2)
            .ToList();
        for (var i = 0; i < 20_000; i++)
        {
            var json = Damage(files[random.Next(files.Count)], random);
            var use = (EnvironmentUse)(i % 3);
            var result = EnvironmentCases.Read("damaged", json, use);
            Assert.Equal(result.Environment is null, result.Problems.Count > 0);
            Assert.All(
                result.Problems,
                problem => Assert.True(problem is { Line: > 0, Column: > 0, Message.Length: > 0, Remedy.Length: > 0 })
            );
        }
        Assert.True(watch.Elapsed < s_patience * 3);
    }

    private static byte[] Damage(byte[] file, Random random)
    {
        var (at, length) = (random.Next(file.Length), random.Next(1, 12));
        var end = Math.Min(file.Length, at + length);
        var from = random.Next(file.Length);
        return random.Next(5) switch
        {
            0 => file[..at],
            1 => [.. file[..at], .. file[end..]],
            2 => [.. file[..at], .. file[from..Math.Min(file.Length, from + length)], .. file[end..]],
            3 => [.. file[..at], (byte)random.Next(256), .. file[at..]],
            _ => [.. file[..at], .. file[at..end], .. file[at..end], .. file[end..]],
        };
    }
}
