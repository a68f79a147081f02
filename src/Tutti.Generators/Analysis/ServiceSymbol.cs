using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Services;

namespace Tutti.Generators.Analysis;

/// <summary>A class that is marked as a service, right or wrong.</summary>
internal sealed class ServiceSymbol(INamedTypeSymbol type, AttributeData attribute)
{
    public INamedTypeSymbol Type { get; } = type;

    public AttributeData Attribute { get; } = attribute;

    /// <summary>The name as it is written, or the empty text.</summary>
    public string Name { get; } = ServiceParser.NameOf(attribute) ?? "";

    /// <summary>The file whose folder is the service's.</summary>
    public string File { get; } = Place.FileOf(attribute);

    /// <summary>Gives services an order that does not depend on the order of files.</summary>
    public string Order => $"{Name}\0{Type.ToDisplayString()}\0{File}";

    /// <summary>The service that a class is marked as, or <see langword="null"/>.</summary>
    public static ServiceSymbol? Of(INamedTypeSymbol type) =>
        type.Find(WellKnownNames.ServiceAttribute) is { } attribute ? new(type, attribute) : null;
}
