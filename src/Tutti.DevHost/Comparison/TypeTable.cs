using Tutti.Model;

namespace Tutti.DevHost.Comparison;

/// <summary>The types of a model by id, and how uses of them are written.</summary>
internal sealed class TypeTable(ApplicationModel model)
{
    private readonly Dictionary<string, TypeModel> _types = model.Types.ToDictionary(
        type => type.Id,
        StringComparer.Ordinal
    );

    public TypeModel? Find(TypeReference reference) => reference.Id is { } id ? _types.GetValueOrDefault(id) : null;

    /// <summary>A use of a type in words: <c>string?</c>, <c>Item[]</c>, <c>{string: int32}</c>.</summary>
    public string NameOf(TypeReference reference)
    {
        var name = reference.Kind switch
        {
            "list" => $"{NameOf(reference.Item!)}[]",
            "map" => $"{{{(reference.Key is null ? "string" : NameOf(reference.Key))}: {NameOf(reference.Item!)}}}",
            "type" => Find(reference)?.Name ?? reference.Id!,
            var kind => kind,
        };
        return reference.Nullable ? $"{name}?" : name;
    }
}
