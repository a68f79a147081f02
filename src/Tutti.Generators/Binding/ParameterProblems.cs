using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Emit;
using Tutti.Generators.Services;

namespace Tutti.Generators.Binding;

/// <summary>Why a parameter of an endpoint can never be read from a call, whatever the route is.</summary>
internal static class ParameterProblems
{
    private const string Context = "take the HttpContext, which has it";

    /// <summary>Types that exist where HTTP is handled, but are no data.</summary>
    private static readonly Dictionary<string, string> OfHttp = new(StringComparer.Ordinal)
    {
        ["Microsoft.AspNetCore.Http.HttpRequest"] = Context,
        ["Microsoft.AspNetCore.Http.HttpResponse"] = Context,
        ["Microsoft.AspNetCore.Http.IFormFile"] = Context,
        ["Microsoft.AspNetCore.Http.IFormFileCollection"] = Context,
        ["Microsoft.AspNetCore.Http.IFormCollection"] = Context,
        ["Microsoft.AspNetCore.Http.IHeaderDictionary"] = Context,
        ["Microsoft.AspNetCore.Http.IQueryCollection"] = Context,
        ["Microsoft.AspNetCore.Http.IRequestCookieCollection"] = Context,
        ["System.Security.Claims.ClaimsPrincipal"] = Context,
        ["System.IO.Stream"] = "take the HttpContext and read its Request.Body",
        ["System.IO.Pipelines.PipeReader"] = "take the HttpContext and read its Request.BodyReader",
    };

    /// <summary>Classes that are injected although they are no interfaces.</summary>
    private static readonly HashSet<string> OfContainer = new(StringComparer.Ordinal)
    {
        "System.TimeProvider",
        "System.Net.Http.HttpClient",
        "Microsoft.EntityFrameworkCore.DbContext",
        "System.Data.Common.DbDataSource",
        "System.Data.Common.DbConnection",
    };

    /// <summary>The reason and the remedy, or <see langword="null"/> if the parameter may be read.</summary>
    public static (string Reason, string Remedy)? Of(IParameterSymbol parameter, AppSymbols app)
    {
        if (parameter.RefKind != RefKind.None)
        {
            var word =
                parameter.RefKind == RefKind.RefReadOnlyParameter
                    ? "ref readonly"
                    : parameter.RefKind.ToString().ToLowerInvariant();
            return ($"is passed by reference ('{word}'), which a call over the wire cannot do", $"remove '{word}'");
        }
        if (parameter.IsParams)
        {
            return ("has the modifier 'params', which clients would not have", "remove 'params'");
        }
        return OfType(parameter.Type, app);
    }

    private static (string Reason, string Remedy)? OfType(ITypeSymbol type, AppSymbols app)
    {
        var name = type.Display();
        if (type.TypeKind is TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer || type.IsRefLikeType)
        {
            var what = type.TypeKind == TypeKind.Delegate ? "code" : "a place in memory";
            return ($"is {what} ({name}), which cannot be sent", "take the data that is needed");
        }
        if (
            OfHttp.Where(known => type.IsOrDerivesFrom(known.Key)).Select(known => known.Value).FirstOrDefault() is
            { } remedy
        )
        {
            return ($"has the type {name}, which is no data", remedy);
        }
        if (IsInjectable(type, app))
        {
            return ($"has the type {name}, which is no data but a service", "inject it into the constructor");
        }
        return null;
    }

    private static bool IsInjectable(ITypeSymbol type, AppSymbols app) =>
        AppSymbols.ServiceOfClient(type) is not null
        || OfContainer.Any(type.IsOrDerivesFrom)
        || (type is INamedTypeSymbol named && (app.HasEndpoints(named) || IsUnmadeClient(named)))
        || (type.TypeKind == TypeKind.Interface && !IsData(type));

    /// <summary>Whether it is a client that was not generated, because its service is in error.</summary>
    private static bool IsUnmadeClient(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Error && ServiceNames.IsClient(type.Name);

    /// <summary>Whether an interface stands for a collection, or says itself how it is written in JSON.</summary>
    private static bool IsData(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) is true
        || TypeNames.Is(type, WellKnownNames.Result)
        || type.GetAttributes().Any(IsOfJson)
        || type.AllInterfaces.Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static bool IsOfJson(AttributeData attribute) =>
        attribute.AttributeClass?.ContainingNamespace?.ToDisplayString() == "System.Text.Json.Serialization";
}
