using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.CodeFixes.Tests.Harness;

/// <summary>A project with one service <c>shop</c>, of which a test gives the members.</summary>
internal static class Shop
{
    public const string Path = "Shop/ShopService.cs";

    public static string Text(string members, string types = "") =>
        $$"""
            using System.ComponentModel.DataAnnotations;
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Mvc;
            using Tutti;

            namespace MyApp.Shop;

            [Service("shop")]
            public sealed class ShopService
            {
            {{Indented(members)}}
            }
            {{types}}
            """;

    public static TestProject Project(string members, string types = "") => Library((Path, Text(members, types)));

    public static TestProject Library(params (string Path, string Text)[] files) =>
        TestProject.Of(files) with
        {
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        };

    /// <summary>A fix that changes members of the service.</summary>
    public static Task VerifyAsync(string id, string title, string before, string after, params string[] remaining) =>
        Repair.VerifyAsync(id, title, Project(before), [(Path, Text(after))], remaining);

    /// <summary>A fix that changes types beside it.</summary>
    public static Task VerifyTypesAsync(string id, string title, string members, string before, string after) =>
        Repair.VerifyAsync(id, title, Project(members, before), [(Path, Text(members, after))]);

    private static string Indented(string members) =>
        string.Join(
            '\n',
            members.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length > 0 ? "    " + line : line)
        );
}
