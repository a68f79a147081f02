using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tutti.CompilerServices;
using Tutti.Generators.Schema;
using Tutti.Generators.Tests.Harness;
using Tutti.Support;

namespace Tutti.Generators.Tests.Schema;

/// <summary>
/// User types with the JSON context and the validators that are emitted for them, compiled and loaded. What is exchanged are the types in
/// the signatures of the interface <c>IExchange</c>.
/// </summary>
internal sealed class SchemaApp : IDisposable
{
    private readonly LoadedApp _app;

    private SchemaApp(CSharpCompilation compilation, SchemaParser parser)
    {
        Types = [.. parser.Types];
        Problems = [.. parser.Problems];
        var roots = Exchanged(compilation).ToDictionary(p => p.Name, p => parser.Parse(p.Type));
        Roots = roots;
        Files =
        [
            .. JsonEmitter.Emit(Types, roots.Values),
            .. BinaryEmitter.Emit(Types, roots.Values),
            .. ValidationEmitter.Emit(Types, []),
        ];
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        var trees = Files.Select(f =>
            CSharpSyntaxTree.ParseText(f.Text, options, path: f.HintName, encoding: Encoding.UTF8)
        );
        var whole = compilation.AddSyntaxTrees(trees);
        var diagnostics = whole.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        if (
            diagnostics.Find(d => d.Location.SourceTree is { } tree && Files.Any(f => f.HintName == tree.FilePath)) is
            { } found
        )
        {
            Assert.Fail($"{found}\n{found.Location.SourceTree}");
        }
        _app = LoadedApp.Of(whole);
        var context = (GeneratedJsonContext)Static("Tutti.Generated.JsonContext", "Instance");
        Options = context.Options;
    }

    public IReadOnlyList<TypeSpec> Types { get; }

    public IReadOnlyList<SchemaProblem> Problems { get; }

    public IReadOnlyList<GeneratedFile> Files { get; }

    /// <summary>The types of the properties of <c>IExchange</c>, by name.</summary>
    public IReadOnlyDictionary<string, TypeUse> Roots { get; }

    /// <summary>The options of the emitted context.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>The same options, served by reflection.</summary>
    public JsonSerializerOptions Reflection { get; } = Json.CreateOptions();

    public IReadOnlyDictionary<Type, MemberValidator> MemberValidators =>
        (IReadOnlyDictionary<Type, MemberValidator>)Static("Tutti.Generated.Validators", "Members");

    public static SchemaApp Of(string source)
    {
        var (compilation, parser) = Parse(source);
        return new(compilation, parser);
    }

    /// <summary>Only parses: for what does not compile into anything.</summary>
    public static (CSharpCompilation Compilation, SchemaParser Parser) Parse(string source, string path = "Types.cs")
    {
        var project = TestProject.Of((path, Usings + source)) with { OutputKind = OutputKind.DynamicallyLinkedLibrary };
        var compilation = (CSharpCompilation)project.Compile();
        var parser = new SchemaParser(compilation);
        foreach (var type in Exchanged(compilation))
        {
            parser.Parse(type.Type, "root");
        }
        return (compilation, parser);
    }

    public Type Type(string name) => _app.Type("MyApp." + name);

    /// <summary>The type of the property of <c>IExchange</c> with this name, for types that have no simple name.</summary>
    public Type TypeOf(string property) => Type("IExchange").GetProperty(property)!.PropertyType;

    /// <summary>The two codecs of the type of a property of <c>IExchange</c>.</summary>
    public CodecChecks Codecs(string property)
    {
        var name = JsonEmitter.CodecName(Roots[property]).TrimStart('@');
        return CodecChecks.Of(Codec("Tutti.Generated.Codecs", name), Codec("Tutti.Generated.BinaryCodecs", name));
    }

    /// <summary>The hash of what the binary codec of the type of a property of <c>IExchange</c> writes.</summary>
    public ulong Contract(string property) =>
        (ulong)
            _app.Type("Tutti.Generated.Contracts")
                .GetField(JsonEmitter.CodecName(Roots[property]).TrimStart('@'))!
                .GetRawConstantValue()!;

    private object Codec(string type, string name) => _app.Type(type).GetProperty(name)!.GetValue(null)!;

    /// <summary>What is wrong with a value, by its emitted validator.</summary>
    public IReadOnlyDictionary<string, string[]> Validate(object value, bool nullsOnly = false)
    {
        var spec = Types.Single(t => t.Id == value.GetType().FullName!.Replace('+', '.'));
        var method = _app.Type("Tutti.Generated.Validators").GetMethod(spec.Identifier)!;
        var errors = new ValidationErrors();
        object[] first = [value, new Validation(null, nullsOnly)];
        method.Invoke(null, first);
        object[] second = [value, new Validation(errors, nullsOnly)];
        method.Invoke(null, second);
        Assert.Equal(errors.Count > 0, ((Validation)first[1]).Failed);
        return errors.ToDictionary();
    }

    public object Read(Type type, string json) => JsonSerializer.Deserialize(json, Options.GetTypeInfo(type))!;

    public string Write(Type type, object value) => JsonSerializer.Serialize(value, Options.GetTypeInfo(type));

    public object Static(string type, string field) => _app.Type(type).GetField(field)!.GetValue(null)!;

    public void Dispose() => _app.Dispose();

    private const string Usings = """
        #nullable enable
        using System.Collections.Immutable;
        using System.ComponentModel.DataAnnotations;
        using System.Diagnostics.CodeAnalysis;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using Tutti;
        namespace MyApp;

        """;

    private static IEnumerable<IPropertySymbol> Exchanged(Compilation compilation) =>
        compilation
            .GetSymbolsWithName("IExchange", SymbolFilter.Type)
            .OfType<INamedTypeSymbol>()
            .SelectMany(t => t.GetMembers().OfType<IPropertySymbol>());
}
