using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.Generators.Tests.Harness;

/// <summary>What the generator writes for one service <c>shop</c>, whose class and types a test gives.</summary>
internal sealed class EmittedService
{
    private readonly CompilationUnitSyntax _code;

    private EmittedService(GeneratorRun run)
    {
        Run = run;
        _code = CSharpSyntaxTree.ParseText(run.Sources["shop.Service.g.cs"]).GetCompilationUnitRoot();
    }

    public GeneratorRun Run { get; }

    /// <summary>The service's project.</summary>
    /// <param name="members">The members of the service class.</param>
    /// <param name="types">What stands beside it.</param>
    /// <param name="head">What follows the name of the class: a primary constructor, interfaces.</param>
    public static TestProject Project(string members, string types = "", string head = "") =>
        TestProject.Of(
            (
                "Shop/ShopService.cs",
                $$"""
                using System.Collections.Immutable;
                using System.ComponentModel.DataAnnotations;
                using System.Diagnostics.CodeAnalysis;
                using Microsoft.AspNetCore.Authorization;
                using Microsoft.AspNetCore.Http;
                using Microsoft.Extensions.DependencyInjection;
                using Tutti;
                namespace MyApp.Shop;

                [Service("shop")]
                public sealed class ShopService{{head}}
                {
                {{members}}
                }
                {{types}}
                """
            )
        ) with
        {
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        };

    /// <summary>Generates, and checks that the compiler has nothing to say.</summary>
    public static EmittedService Of(string members, string types = "", string head = "")
    {
        var run = Project(members, types, head).Generate();
        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        return new(run);
    }

    /// <summary>The text of a member of an emitted class, without the prefixes that are the same everywhere.</summary>
    public string Member(string type, string member) =>
        Plain(
            _code
                .DescendantNodes()
                .OfType<TypeDeclarationSyntax>()
                .First(t => t.Identifier.ValueText == type)
                .Members.First(m => NameOf(m) == member)
        );

    /// <summary>Whether an emitted class has a member.</summary>
    public bool Has(string type, string member) =>
        _code
            .DescendantNodes()
            .OfType<TypeDeclarationSyntax>()
            .First(t => t.Identifier.ValueText == type)
            .Members.Any(m => NameOf(m) == member);

    private static string NameOf(MemberDeclarationSyntax member) =>
        member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            _ => "",
        };

    private static string Plain(MemberDeclarationSyntax member)
    {
        var indentation = new string(' ', member.GetLocation().GetLineSpan().StartLinePosition.Character);
        var lines = member
            .ToString()
            .Split('\n')
            .Select(line => line.StartsWith(indentation, StringComparison.Ordinal) ? line[indentation.Length..] : line);
        return string.Join('\n', lines)
            .Replace("global::Tutti.CompilerServices.", "", StringComparison.Ordinal)
            .Replace("global::Tutti.Generated.", "", StringComparison.Ordinal)
            .Replace("global::MyApp.Shop.", "", StringComparison.Ordinal)
            .Replace("global::", "", StringComparison.Ordinal);
    }
}
