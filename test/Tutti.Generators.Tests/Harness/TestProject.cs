using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.Generators.Tests.Harness;

/// <summary>
/// A user's project in memory: files with paths below <see cref="Directory"/>, compiled as the SDK would. Immutable; an edit gives a
/// new one that shares what did not change, as in an IDE.
/// </summary>
internal sealed record TestProject
{
    /// <summary>Where the project lies. Nothing is read from there.</summary>
    public static readonly string Directory = OperatingSystem.IsWindows() ? @"C:\app\MyApp\" : "/app/MyApp/";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.Preview,
        DocumentationMode.Parse,
        preprocessorSymbols: ["NET", "NET10_0", "NET10_0_OR_GREATER"]
    );

    private ImmutableSortedDictionary<string, SyntaxTree> Trees { get; init; } =
        ImmutableSortedDictionary<string, SyntaxTree>.Empty.WithComparers(StringComparer.Ordinal);

    public string AssemblyName { get; init; } = "MyApp";

    public OutputKind OutputKind { get; init; } = OutputKind.ConsoleApplication;

    public ImmutableDictionary<string, string> Properties { get; init; } =
        ImmutableDictionary<string, string>.Empty.Add("ProjectDir", Directory);

    public ImmutableArray<AdditionalText> AdditionalFiles { get; init; } = [];

    /// <summary>The severities that an <c>.editorconfig</c> sets, if there is one.</summary>
    public SyntaxTreeOptionsProvider? Severities { get; init; }

    public ImmutableArray<MetadataReference> References { get; init; } = ReferencePacks.All;

    /// <summary>A project of files; paths are relative to the project, or rooted for linked files.</summary>
    public static TestProject Of(params (string Path, string Text)[] files)
    {
        var project = new TestProject().With("obj/GlobalUsings.g.cs", ImplicitUsings);
        return files.Aggregate(project, (current, file) => current.With(file.Path, file.Text));
    }

    /// <summary>A project of all <c>.cs</c> files in a folder and below.</summary>
    public static TestProject OfFolder(string folder) =>
        Of([
            .. System
                .IO.Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))),
        ]);

    /// <summary>The project with a file added or changed.</summary>
    public TestProject With(string path, string text)
    {
        var fullPath = Path.IsPathRooted(path) ? path : Path.Combine(Directory, path);
        // Trees of one project differ in their paths alone; the encoding lets the compiler write debug information.
        var source = SourceText.From(text.ReplaceLineEndings("\n"), Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(source, ParseOptions, fullPath);
        return this with { Trees = Trees.SetItem(path, tree) };
    }

    /// <summary>What a file holds.</summary>
    public string Text(string path) => Trees[path].ToString();

    /// <summary>The project without a file.</summary>
    public TestProject Without(string path) => this with { Trees = Trees.Remove(path) };

    /// <summary>The project with a file that is changed by replacing a text that it holds once.</summary>
    public TestProject Edit(string path, string oldText, string newText)
    {
        var text = Trees[path].ToString();
        Assert.Equal(2, text.Split(oldText).Length);
        return With(path, text.Replace(oldText, newText, StringComparison.Ordinal));
    }

    public TestProject WithProperty(string name, string value) =>
        this with
        {
            Properties = Properties.SetItem(name, value),
        };

    public TestProject WithAdditionalFile(string path, string text) =>
        this with
        {
            AdditionalFiles = AdditionalFiles.Add(new MemoryFile(Path.Combine(Directory, path), text)),
        };

    public ProjectOptions Options => new(Properties);

    /// <summary>The compilation before any generator ran.</summary>
    public CSharpCompilation Compile() =>
        CSharpCompilation.Create(
            AssemblyName,
            Trees.Values,
            References,
            new CSharpCompilationOptions(
                OutputKind,
                nullableContextOptions: NullableContextOptions.Enable,
                allowUnsafe: true,
                assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default
            ).WithSyntaxTreeOptionsProvider(Severities)
        );

    /// <summary>Runs the generator on a fresh driver.</summary>
    /// <param name="implementation">Whether to run all outputs, as a build does, or only those that an IDE runs while one types.</param>
    public GeneratorRun Generate(bool implementation = true) => GeneratorRun.Start(this, implementation);

    private sealed class MemoryFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(text, Encoding.UTF8);
    }
}
