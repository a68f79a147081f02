using System.Globalization;
using Microsoft.CodeAnalysis;
using Tutti.Model;

namespace Tutti.Generators.Schema;

/// <summary>The members of an enum, as they are written.</summary>
internal static class EnumMembers
{
    public static EquatableArray<EnumValueModel> Of(ITypeSymbol type, CancellationToken cancellation) =>
        type.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(f => f.HasConstantValue)
            .Select(f => new EnumValueModel
            {
                Name = JsonName(f),
                Number = Convert.ToString(f.ConstantValue, CultureInfo.InvariantCulture)!,
                Doc = DocComment.Summary(f, cancellation),
            })
            .ToEquatableArray();

    public static string JsonName(IFieldSymbol member) =>
        member.JsonAttribute("JsonStringEnumMemberNameAttribute")?.ConstructorArguments is [{ Value: string name }]
            ? name
            : member.Name;
}
