using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Tutti.Bench.Processes;

namespace Tutti.Bench.Generator;

/// <summary>A project in memory. An edit gives a new compilation that shares the trees of all other files, as in an IDE.</summary>
internal sealed class Project
{
    public static readonly string Directory = OperatingSystem.IsWindows() ? @"C:\app\" : "/app/";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(FindReferences);

    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);

    /// <summary>Parses all files anew, so that nothing that is kept for a tree is left from before.</summary>
    public Project(AppSize size)
    {
        foreach (var (path, text) in SyntheticApp.Files(size))
        {
            var source = SourceText.From(text, Encoding.UTF8);
            _trees.Add(path, CSharpSyntaxTree.ParseText(source, ParseOptions, Path.Combine(Directory, path)));
        }
        Compilation = CSharpCompilation.Create(
            "App",
            _trees.Values,
            References.Value,
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable,
                concurrentBuild: false
            )
        );
    }

    public CSharpCompilation Compilation { get; private set; }

    public static AnalyzerConfigOptionsProvider Options { get; } = new BuildProperties();

    /// <summary>Replaces a text that the file holds once, and says how to undo that.</summary>
    public void Edit(string path, string oldText, string newText)
    {
        var tree = _trees[path];
        var text = tree.GetText();
        var start = text.ToString().IndexOf(oldText, StringComparison.Ordinal);
        var changed = tree.WithChangedText(
            text.WithChanges(new TextChange(new TextSpan(start, oldText.Length), newText))
        );
        // An IDE has parsed before generators run.
        changed.GetRoot();
        Compilation = Compilation.ReplaceSyntaxTree(tree, changed);
        _trees[path] = changed;
    }

    public static GeneratorDriver Driver(bool implementation) =>
        CSharpGeneratorDriver.Create(
            [new Generators.AppGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            optionsProvider: Options,
            driverOptions: new(
                implementation ? IncrementalGeneratorOutputKind.None : IncrementalGeneratorOutputKind.Implementation,
                trackIncrementalGeneratorSteps: true
            )
        );

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        // …/shared/Microsoft.NETCore.App/10.0.0/ → …/packs/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var app = Path.GetDirectoryName(ServerProcess.AssemblyOf(BenchOptions.App))!;
        string[] packs = ["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"];
        return
        [
            .. packs
                .Select(pack => Path.Combine(root, "packs", pack))
                .SelectMany(pack => System.IO.Directory.GetFiles(Newest(pack), "*.dll"))
                .Append(Path.Combine(app, "Tutti.Abstractions.dll"))
                .Append(Path.Combine(app, "Tutti.Runtime.dll"))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }

    private static string Newest(string pack) =>
        System.IO.Directory.Exists(pack)
        && System.IO.Directory.GetDirectories(pack, "10.*").MaxBy(VersionOf) is { } version
            ? Path.Combine(version, "ref", "net10.0")
            : throw new BenchException($"There is no {pack}: the reference packs of the SDK are needed.");

    private static Version VersionOf(string folder) => Version.Parse(Path.GetFileName(folder).Split('-')[0]);

    private sealed class BuildProperties : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.ProjectDir" ? Directory : null;
            return value is not null;
        }
    }
}
