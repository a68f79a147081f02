using Microsoft.CodeAnalysis;
using Tutti.Model;

namespace Tutti.Generators.Schema;

/// <summary>Turns the types of signatures into data, and collects every type that they reach.</summary>
/// <remarks>
/// Lives as long as one step of the generator, or one look of an analyzer: it holds symbols, its results hold none.
/// A problem is recorded where a type is met first; who needs the problems of one endpoint parses it with a parser of its own.
/// </remarks>
internal sealed partial class SchemaParser(Compilation compilation, CancellationToken cancellation = default)
{
    // A type that holds a larger construction of itself (T in Box<T> holds Box<Box<T>>) would never end.
    private const int DeepestPath = 64;

    private readonly Dictionary<ITypeSymbol, TypeUse> _uses = new(SymbolEqualityComparer.IncludeNullability);
    private readonly SortedDictionary<string, TypeSpec?> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, INamedTypeSymbol> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<INamedTypeSymbol, IMethodSymbol?> _primary = new(SymbolEqualityComparer.Default);
    private readonly Shareability _shareability = new();
    private readonly ProblemLog _problems = new();

    /// <summary>Describes a use of a type.</summary>
    /// <param name="type">The type, with its annotation.</param>
    /// <param name="root">What paths of problems begin with, such as the parameter's name.</param>
    public TypeUse Parse(ITypeSymbol type, string root = "")
    {
        using (_problems.Enter(root, null))
        {
            return Use(type);
        }
    }

    /// <summary>Describes a parameter of an endpoint as a member of its arguments: type, name, default, source, rules, doc.</summary>
    public MemberSpec Parse(IParameterSymbol parameter)
    {
        using (_problems.Enter(parameter.Name, parameter))
        {
            var type = Use(parameter.Type);
            var (source, sourceName) = MemberSources.Of(parameter.Name, parameter);
            return new()
            {
                Name = parameter.Name,
                JsonName = parameter.Name,
                Type = type,
                TakesNull = type.IsNullable,
                GivesNull = type.IsNullable,
                IsRequired = !parameter.HasExplicitDefaultValue && !type.IsNullable,
                ConstructorParameter = parameter.Name,
                Default = DefaultOf(parameter),
                DefaultJson = DefaultJsonOf(parameter),
                Source = source,
                SourceName = sourceName,
                Rules = RulesOf(parameter),
                Doc = DocComment.Param(parameter.ContainingSymbol, parameter.Name, cancellation),
            };
        }
    }

    /// <summary>Every type met so far, ordered by id.</summary>
    public EquatableArray<TypeSpec> Types => _types.Values.OfType<TypeSpec>().ToEquatableArray();

    /// <summary>A type that was met, by its <see cref="TypeSpec.Id"/>.</summary>
    public TypeSpec? Find(string id) => _types.TryGetValue(id, out var type) ? type : null;

    /// <summary>What is wrong with what was met so far: in the order of meeting, then objects that can never be made.</summary>
    public EquatableArray<SchemaProblem> Problems =>
        _problems
            .All.Concat(EndlessTypes.Find(_types.Values.OfType<TypeSpec>(), id => _symbols[id]))
            .ToEquatableArray();

    /// <summary>The validation attributes of a parameter, a property (with those of its constructor parameter) or a type.</summary>
    public EquatableArray<RuleSpec> RulesOf(ISymbol symbol)
    {
        return symbol switch
        {
            IParameterSymbol parameter => RulesOf(null, parameter),
            IPropertySymbol property => RulesOf(property, null),
            _ => RuleParser.Parse(null, Nameable(symbol)),
        };
    }

    private EquatableArray<RuleSpec> RulesOf(IPropertySymbol? property, IParameterSymbol? parameter)
    {
        var attributes = Overridden(property)
            .Cast<ISymbol?>()
            .Append(property is null ? null : DeclaringParameter(property))
            .Append(parameter)
            .Distinct(SymbolEqualityComparer.Default)
            .SelectMany(s => s is null ? [] : Nameable(s));
        return RuleParser.Parse((property?.Type ?? parameter?.Type)!, attributes);
    }

    /// <summary>The validation attributes of a symbol that generated code can create; the others are problems.</summary>
    private IEnumerable<AttributeData> Nameable(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type || !RuleParser.IsRule(type))
            {
                continue;
            }
            if (compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            {
                yield return attribute;
            }
            else
            {
                _problems.Add(SchemaProblemKind.Inaccessible, type, symbol);
            }
        }
    }

    private TypeUse Use(ITypeSymbol type)
    {
        cancellation.ThrowIfCancellationRequested();
        if (type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.None && _problems.InSource)
        {
            _problems.Add(SchemaProblemKind.NullableDisabled, type);
        }
        if (_uses.TryGetValue(type, out var known))
        {
            return known;
        }
        if (_problems.Depth > DeepestPath)
        {
            return Problem(type, SchemaProblemKind.Endless);
        }
        var use = Describe(type);
        _uses[type] = use;
        return use;
    }

    private TypeUse Describe(ITypeSymbol type)
    {
        if (type.IsNullableValue())
        {
            var value = Use(((INamedTypeSymbol)type).TypeArguments[0]);
            return value with { FullName = value.NotNullName + "?", IsNullable = true };
        }
        // What nobody has annotated may be null.
        var nullable = type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated;
        var notNull =
            type.TypeKind == TypeKind.Dynamic
                ? compilation.ObjectType
                : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        var name = notNull.ToDisplayString(TypeFormats.Annotated);
        var use = new TypeUse
        {
            FullName = nullable ? name + "?" : name,
            NotNullName = name,
            RuntimeName = notNull.ToDisplayString(TypeFormats.Runtime),
            IsNullable = nullable,
            IsValueType = type.IsValueType,
            Kind = TypeKindOnWire.Unsupported,
            ModelKind = "json",
        };
        return Classify(type, use);
    }

    private TypeUse Classify(ITypeSymbol type, TypeUse use)
    {
        if (Shape.IsWrittenByAGenerator(type))
        {
            // Analyzers see such a type; the generator does not, and has left the endpoint out.
            _problems.Add(SchemaProblemKind.WhollyGenerated, type, type);
            return use;
        }
        if (SimpleTypes.Find(type) is var (model, parser))
        {
            return use with { Kind = TypeKindOnWire.Simple, ModelKind = model, Parser = parser, IsShareable = true };
        }
        if (SimpleTypes.FindJson(type) is { } json)
        {
            return use with { Kind = TypeKindOnWire.Json, ModelKind = json, IsShareable = json == "version" };
        }
        if (type.TypeKind == TypeKind.Error)
        {
            // The compiler reports it; or another generator writes it, and ours cannot name it.
            return use;
        }
        if (UnsupportedTypes.Contains(type))
        {
            return Problem(type, SchemaProblemKind.Unsupported);
        }
        if (type is INamedTypeSymbol named && !compilation.IsSymbolAccessibleWithin(named, compilation.Assembly))
        {
            return Problem(type, SchemaProblemKind.Inaccessible);
        }
        if (type.TypeKind == TypeKind.Enum)
        {
            return use with
            {
                Kind = TypeKindOnWire.Enum,
                ModelKind = "type",
                Parser = SimpleTypes.EnumParser(use.RuntimeName),
                TypeId = Declare((INamedTypeSymbol)type),
                IsShareable = true,
            };
        }
        if (SimpleTypes.IsParsable(type))
        {
            return use with
            {
                Kind = TypeKindOnWire.Simple,
                ModelKind = "parsable",
                Parser = SimpleTypes.ParsableParser(use.RuntimeName),
                HasConverter = JsonFeatures.HasConverter(type),
                IsShareable = _shareability.IsShareable(type),
            };
        }
        return CollectionTypes.Find(type) is { } collection ? Collection(type, use, collection) : ObjectUse(type, use);
    }

    private TypeUse Collection(
        ITypeSymbol type,
        TypeUse use,
        (string Collection, ITypeSymbol? Key, ITypeSymbol Item) collection
    )
    {
        if (JsonFeatures.HasConverter(type))
        {
            return ObjectUse(type, use);
        }
        if (collection.Collection == CollectionTypes.Other && type.IsAbstract)
        {
            return Problem(type, SchemaProblemKind.Abstract);
        }
        TypeUse item;
        TypeUse? key = null;
        using (_problems.Enter(collection.Key is null ? "[]" : "{}", null))
        {
            if (collection.Key is not null)
            {
                key = Use(collection.Key);
                if (
                    key.IsNullable
                    || key.Kind is not (TypeKindOnWire.Simple or TypeKindOnWire.Enum) && key.ModelKind != "version"
                )
                {
                    _problems.Add(SchemaProblemKind.DictionaryKey, collection.Key);
                    return use;
                }
            }
            item = Use(collection.Item);
        }
        return use with
        {
            Kind =
                item.Kind == TypeKindOnWire.Unsupported ? TypeKindOnWire.Unsupported
                : key is null ? TypeKindOnWire.List
                : TypeKindOnWire.Map,
            ModelKind = key is null ? "list" : "map",
            Item = item,
            Key = key,
            Collection = collection.Collection,
            IsShareable = _shareability.IsShareable(type),
        };
    }

    private TypeUse ObjectUse(ITypeSymbol type, TypeUse use)
    {
        if (type is not INamedTypeSymbol named)
        {
            return Problem(type, SchemaProblemKind.Unsupported);
        }
        if (type.IsAbstract && !JsonFeatures.IsPolymorphic(type) && !JsonFeatures.HasConverter(type))
        {
            return Problem(type, SchemaProblemKind.Abstract);
        }
        var id = Declare(named);
        return use with
        {
            // The spec is not there yet if the type holds itself; its shape is known all the same.
            Kind =
                _types[id]?.Kind
                ?? (Shape.Of(named, compilation).IsOpaque ? TypeKindOnWire.Opaque : TypeKindOnWire.Object),
            ModelKind = "type",
            TypeId = id,
            IsShareable = _shareability.IsShareable(type),
        };
    }

    private TypeUse Problem(ITypeSymbol type, SchemaProblemKind kind)
    {
        _problems.Add(kind, type);
        var name = type.ToDisplayString(TypeFormats.Annotated);
        return new()
        {
            FullName = name,
            NotNullName = name,
            RuntimeName = type.ToDisplayString(TypeFormats.Runtime),
            Kind = TypeKindOnWire.Unsupported,
            ModelKind = "json",
            IsValueType = type.IsValueType,
            IsNullable = type.NullableAnnotation == NullableAnnotation.Annotated,
        };
    }
}
