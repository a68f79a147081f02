using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor UnsupportedType = new(
        "TUT0060",
        "A type has no form on the wire",
        "'{0}' has the type {1}, which cannot be sent; use a class or record with the data that it stands for, or mark the member with [JsonIgnore]",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0060.md"
    );

    public static readonly DiagnosticDescriptor AbstractType = new(
        "TUT0061",
        "A type cannot be created from what is received",
        "'{0}' has the type {1}, of which no object can be made because it is abstract; use a concrete class or record, or give it [JsonPolymorphic] and [JsonDerivedType]",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0061.md"
    );

    public static readonly DiagnosticDescriptor NoConstructor = new(
        "TUT0062",
        "A type has no constructor that can be chosen",
        "'{0}' has the type {1}, whose constructor cannot be chosen; make it a record, give it one public constructor, or mark one with [JsonConstructor]",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0062.md"
    );

    public static readonly DiagnosticDescriptor UnmatchedConstructorParameter = new(
        "TUT0063",
        "A constructor parameter has no property",
        "'{0}' has the type {1}, whose constructor parameter '{2}' has no public property of the same name and type to be read back from; add the property, or rename the parameter",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0063.md"
    );

    public static readonly DiagnosticDescriptor EndlessType = new(
        "TUT0064",
        "A type contains itself without end",
        "'{0}' has the type {1}, an object of which would have to hold another one without end ({2}); make a member on the way nullable, or a list",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0064.md"
    );

    public static readonly DiagnosticDescriptor NullableDisabled = new(
        "TUT0065",
        "A type does not say what may be null",
        "'{0}' has the type {1}, which is declared under #nullable disable, so that nobody knows whether it may be null; enable nullable reference types there",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0065.md"
    );

    public static readonly DiagnosticDescriptor BadDictionaryKey = new(
        "TUT0066",
        "The keys of a dictionary have no form as text",
        "'{0}' is a dictionary with keys of the type {1}, which cannot be the name of a member in JSON; use string, a number, Guid, an enum or a date as the key, or a list of pairs",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0066.md"
    );

    public static readonly DiagnosticDescriptor DuplicateJsonName = new(
        "TUT0067",
        "Two members have the same name in JSON",
        "'{0}' has the type {1}, two members of which are named '{2}' in JSON; rename one, or give it another [JsonPropertyName]",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0067.md"
    );

    public static readonly DiagnosticDescriptor CompletedElsewhere = new(
        "TUT0068",
        "The members of a type come from another generator",
        "'{0}' has the type {1}, a part of which another generator writes where this one cannot see it, so that it is read and written by reflection, without validation; declare the members in code",
        "Schema",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0068.md"
    );

    public static readonly DiagnosticDescriptor InaccessibleType = new(
        "TUT0069",
        "A type cannot be named by generated code",
        "'{0}' has the type {1}, which is private, protected or local to a file, so that generated code cannot name it; make it internal or public",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0069.md"
    );

    public static readonly DiagnosticDescriptor PartlyGenerated = new(
        "TUT0070",
        "Another generator adds members to a type",
        "'{0}' has the type {1}, to which another generator adds members that this one cannot see, so that they would not be sent; declare all members in code, or leave all to the other generator",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0070.md"
    );

    public static readonly DiagnosticDescriptor WhollyGenerated = new(
        "TUT0071",
        "Another generator writes a type that endpoints exchange",
        "'{0}' has the type {1}, which another generator writes, so that this one cannot see it and leaves the endpoint out; declare the type in code",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0071.md"
    );

    public static readonly DiagnosticDescriptor ImpossibleRule = new(
        "TUT0072",
        "A validation rule can never hold",
        "[{0}] on '{1}' can never hold, because {2}; {3}",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0072.md"
    );

    public static readonly DiagnosticDescriptor UnfitRule = new(
        "TUT0073",
        "A validation rule does not fit the type",
        "[{0}] on '{1}' is for {2}, but the type is {3}; {4}",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0073.md"
    );

    public static readonly DiagnosticDescriptor BadPattern = new(
        "TUT0074",
        "The pattern of a regular expression is malformed",
        "The pattern '{0}' on '{1}' cannot be read ({2}); correct it",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0074.md"
    );

    public static readonly DiagnosticDescriptor RequiredWithoutEffect = new(
        "TUT0075",
        "[Required] has no effect on a value type",
        "[Required] on '{0}' has no effect, because {1} always has a value; {2}",
        "Schema",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0075.md"
    );

    public static readonly DiagnosticDescriptor DefaultBreaksRule = new(
        "TUT0076",
        "A default value breaks its own rule",
        "The default {0} of '{1}' breaks [{2}], so that a request without it is refused; change one of them",
        "Schema",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0076.md"
    );

    public static readonly DiagnosticDescriptor ComparesWithNothing = new(
        "TUT0077",
        "[Compare] names no property",
        "[Compare] on '{0}' names '{1}', which is no public property of {2}; name one that is",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0077.md"
    );

    private static ImmutableArray<DiagnosticDescriptor> Schema =>
        [
            UnsupportedType,
            AbstractType,
            NoConstructor,
            UnmatchedConstructorParameter,
            EndlessType,
            NullableDisabled,
            BadDictionaryKey,
            DuplicateJsonName,
            CompletedElsewhere,
            InaccessibleType,
            PartlyGenerated,
            WhollyGenerated,
            ImpossibleRule,
            UnfitRule,
            BadPattern,
            RequiredWithoutEffect,
            DefaultBreaksRule,
            ComparesWithNothing,
        ];
}
