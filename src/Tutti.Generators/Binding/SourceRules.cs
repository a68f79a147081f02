using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Binding;

/// <summary>What an endpoint reads must fit where it is read, and an attribute that says where must have an effect.</summary>
internal static class SourceRules
{
    public static void Check(EndpointInputs inputs, Action<Diagnostic> report)
    {
        foreach (var parameter in inputs.Endpoint.Method.Parameters)
        {
            var sources = SourceAttribute.AllOf(parameter).ToList();
            SourceAttribute.CheckConflict(parameter.Name, sources, report);
            foreach (var source in sources)
            {
                if (ReasonWithoutEffect(source, parameter, inputs) is var (reason, remedy))
                {
                    report(
                        Diagnostic.Create(
                            Descriptors.SourceWithoutEffect,
                            Place.Of(source.Data),
                            source.ShortName,
                            parameter.Name,
                            reason,
                            remedy
                        )
                    );
                }
                source.CheckName(report);
                HeaderRules.Check(parameter.Name, source, isWritten: false, report);
            }
        }
        foreach (var value in inputs.Values.Where(value => !value.IsUnsupported))
        {
            CheckPlace(value, inputs, report);
        }
    }

    private static (string Reason, string Remedy)? ReasonWithoutEffect(
        SourceAttribute source,
        IParameterSymbol parameter,
        EndpointInputs inputs
    )
    {
        if (!EndpointInputs.IsData(parameter))
        {
            return ($"{parameter.Type.Display()} is no data of the request", "remove it");
        }
        if (inputs.Endpoint.Route is not { } route)
        {
            return (
                "the endpoint has no route, so that nothing is read from HTTP",
                "remove it, or give the endpoint a route"
            );
        }
        if (route.Names(parameter.Name))
        {
            return ("the route names the parameter, and the route always wins", "remove it, or rename one of them");
        }
        return inputs.Requests.Any(request => SymbolEqualityComparer.Default.Equals(request.Symbol, parameter))
            ? (
                "a request object is read member by member",
                $"put [{source.ShortName}] on the members of {parameter.Type.Display()}"
            )
            : null;
    }

    private static void CheckPlace(Input value, EndpointInputs inputs, Action<Diagnostic> report)
    {
        if (inputs.Endpoint.Route is not { } route)
        {
            return;
        }
        if (!value.IsRequest)
        {
            if (!route.Names(value.Symbol.Name))
            {
                CheckPlace(value, value.Symbol.Name, value.Spec, MemberSource.Query, report);
            }
            return;
        }
        var readsQuery = inputs.Endpoint.Settings.ReadsQuery;
        if (readsQuery && value.Spec.Type.Kind != TypeKindOnWire.Object)
        {
            Report(value, value.Symbol.Name, value.Spec.Type, MemberSource.Query, isDefault: true, report);
        }
        foreach (var member in inputs.MembersOf(value).Where(member => !route.Names(member.Name)))
        {
            CheckPlace(
                value,
                $"{value.Symbol.Name}.{member.Name}",
                member,
                readsQuery ? MemberSource.Query : MemberSource.Default,
                report
            );
        }
    }

    private static void CheckPlace(
        Input value,
        string name,
        MemberSpec member,
        MemberSource byDefault,
        Action<Diagnostic> report
    )
    {
        var isDefault = member.Source is not (MemberSource.Query or MemberSource.Header or MemberSource.Cookie);
        var source = isDefault ? byDefault : member.Source;
        var fits = source switch
        {
            MemberSource.Default => true,
            MemberSource.Cookie => RequestParser.IsSimple(member.Type),
            _ => RequestParser.IsSimple(member.Type) || RequestParser.IsSimpleList(member.Type),
        };
        if (!fits && member.Type.Kind != TypeKindOnWire.Unsupported)
        {
            Report(value, name, member.Type, source, isDefault, report);
        }
    }

    private static void Report(
        Input value,
        string name,
        TypeUse type,
        MemberSource source,
        bool isDefault,
        Action<Diagnostic> report
    ) =>
        report(
            Diagnostic.Create(
                Descriptors.BadSourceType,
                Place.OfType(value.Symbol),
                name,
                source switch
                {
                    MemberSource.Header => "a header",
                    MemberSource.Cookie => "a cookie",
                    _ => "the query",
                },
                type.Display(),
                isDefault ? "use simple types and lists of them, or a method with a body such as [Post]"
                    : source == MemberSource.Cookie ? "use a simple type such as string, int or Guid"
                    : "use a simple type such as string, int or Guid, or a list of them"
            )
        );
}
