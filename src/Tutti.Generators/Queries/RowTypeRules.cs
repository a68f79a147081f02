using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Queries;

/// <summary>What a row shall become can be made by generated code.</summary>
internal static class RowTypeRules
{
    public static void Check(IInvocationOperation call, Action<Diagnostic> report)
    {
        if (!QueryCalls.IsQuery(call.TargetMethod))
        {
            return;
        }
        var type = call.TargetMethod.TypeArguments[0];
        var assembly = call.SemanticModel!.Compilation.Assembly;
        var place = PlaceOf(call);
        if (RowTypes.IsOpen(type))
        {
            report(Diagnostic.Create(Descriptors.OpenRowType, place, type.Display()));
            return;
        }
        if (!RowTypes.HasMembers(type) || RowTypes.IsUnknown(type))
        {
            return;
        }
        if (!RowTypes.CanBeNamed(type, assembly))
        {
            report(
                Diagnostic.Create(Descriptors.HiddenRowType, place, OthersOf(type), type.Display(), WhyHidden(type))
            );
            return;
        }
        var created = (INamedTypeSymbol)RowTypes.WithoutNull(type);
        var members = created.IsTupleType
            ? RowMapperParser.Elements(created)
            : RowMapperParser.Members(created, assembly);
        if (members is null)
        {
            var (what, remedy) = WhyNot(created);
            report(
                Diagnostic.Create(Descriptors.BadRowType, place, OthersOf(created), created.Display(), what, remedy)
            );
            return;
        }
        foreach (var member in members)
        {
            if (ColumnTypes.ProblemOf(member.Type) is { } problem)
            {
                ReportMember(member, problem);
            }
            else if (!RowTypes.CanBeNamed(member.Type, assembly))
            {
                ReportMember(member, "generated code cannot name");
            }
        }

        void ReportMember(RowMember member, string problem) =>
            report(
                Diagnostic.Create(
                    Descriptors.BadRowMember,
                    place,
                    OthersOf(member.Symbol),
                    member.Symbol.Name,
                    created.Display(),
                    member.Type.Display(),
                    problem,
                    "read it as a string or JsonElement if it is JSON, else give the query a type of its own"
                )
            );
    }

    private static string WhyHidden(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsFileLocal: true } ? "local to its file" : "private, or has a part that is";

    private static (string What, string Remedy) WhyNot(INamedTypeSymbol type) =>
        type switch
        {
            { TypeKind: TypeKind.Interface } => ("is an interface", "name a class or record that implements it"),
            { IsAbstract: true } => ("is abstract", "name a class or record that derives from it"),
            _ => (
                "has several constructors, or none that generated code can call",
                "make it a record, or give it a constructor without parameters"
            ),
        };

    private static IEnumerable<Location> OthersOf(ISymbol symbol) =>
        Place.Of(symbol) is { IsInSource: true } place ? [place] : [];

    /// <summary>The type, where the call names it.</summary>
    private static Location PlaceOf(IInvocationOperation call)
    {
        var name = (call.Syntax as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return (
            name is GenericNameSyntax { TypeArgumentList.Arguments: [var argument] } ? argument : name ?? call.Syntax
        ).GetLocation();
    }
}
