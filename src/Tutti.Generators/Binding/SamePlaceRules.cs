using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Binding;

/// <summary>What two parameters or members read from one place they cannot have different values for, though callers could give them two.</summary>
internal static class SamePlaceRules
{
    public static void Check(EndpointInputs inputs, Action<Diagnostic> report)
    {
        if (inputs.Endpoint.Route is null)
        {
            return;
        }
        var first = new Dictionary<(MemberSource, string), Reading>();
        foreach (var reading in ReadingsOf(inputs))
        {
            var key = (reading.Source, reading.WireName.ToUpperInvariant());
            if (!first.TryGetValue(key, out var other))
            {
                first.Add(key, reading);
                continue;
            }
            report(
                Diagnostic.Create(
                    Descriptors.SamePlace,
                    Place.OfWhole(reading.Parameter),
                    PlacesOf(reading, other),
                    reading.Name,
                    $"the {InWords(reading.Source)} '{reading.WireName}'",
                    other.Name
                )
            );
        }
    }

    /// <summary>The members in question, and the other parameter.</summary>
    private static IEnumerable<Location> PlacesOf(Reading reading, Reading other)
    {
        Location?[] places =
        [
            reading.Member is null ? null : Place.Of(reading.Member),
            other.Member is null ? Place.OfWhole(other.Parameter) : Place.Of(other.Member),
        ];
        return places.OfType<Location>().Where(place => place.IsInSource);
    }

    private static IEnumerable<Reading> ReadingsOf(EndpointInputs inputs)
    {
        foreach (var value in inputs.Values.Where(value => !value.IsUnsupported))
        {
            if (!value.IsRequest)
            {
                if (
                    ReadingOf(value, value.Spec, value.Symbol.Name, value.Symbol.Name, inputs, isQuery: true) is { } own
                )
                {
                    yield return own;
                }
                continue;
            }
            var readsQuery = inputs.Endpoint.Settings.ReadsQuery;
            foreach (var member in inputs.MembersOf(value))
            {
                var name = $"{value.Symbol.Name}.{member.Name}";
                if (ReadingOf(value, member, name, member.Name, inputs, readsQuery) is { } reading)
                {
                    yield return reading;
                }
            }
        }
    }

    private static Reading? ReadingOf(
        Input value,
        MemberSpec member,
        string name,
        string nameInRoute,
        EndpointInputs inputs,
        bool isQuery
    ) =>
        inputs.Endpoint.Route!.Names(nameInRoute) ? null
        : member.Source is MemberSource.Query or MemberSource.Header or MemberSource.Cookie
            ? new(member.Source, member.SourceName ?? member.JsonName, name, value.Symbol, MemberOf(value, member))
        : isQuery ? new(MemberSource.Query, member.JsonName, name, value.Symbol, MemberOf(value, member))
        : null;

    private static ISymbol? MemberOf(Input value, MemberSpec member) =>
        value.IsRequest
            ? value.Symbol.Type.SelfAndBases().SelectMany(type => type.GetMembers(member.Name)).FirstOrDefault()
            : null;

    private static string InWords(MemberSource source) =>
        source switch
        {
            MemberSource.Header => "header",
            MemberSource.Cookie => "cookie",
            _ => "query parameter",
        };

    private sealed record Reading(
        MemberSource Source,
        string WireName,
        string Name,
        IParameterSymbol Parameter,
        ISymbol? Member
    );
}
