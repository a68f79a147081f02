using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tutti.CompilerServices;

/// <summary>Compares a JSON document with what a type asks for. The document's depth is limited, so this one's is, too.</summary>
internal sealed class JsonErrorFinder(
    JsonSerializerOptions options,
    IReadOnlyDictionary<Type, MemberValidator> validators,
    ValidationErrors errors
)
{
    private readonly StringComparison _names = options.PropertyNameCaseInsensitive
        ? StringComparison.OrdinalIgnoreCase
        : StringComparison.Ordinal;

    /// <summary>Records the failures of an element and all below it.</summary>
    /// <returns>Whether it can be read.</returns>
    public bool Find(JsonElement element, JsonTypeInfo type, string path, Type? rules = null)
    {
        if (errors.IsFull)
        {
            return false;
        }
        if (element.ValueKind == JsonValueKind.Null)
        {
            // Whether a reference may be null, its member knows; here it is about values.
            return CanBeNull(type.Type) || Fail(path, "must not be null.");
        }
        if (Nullable.GetUnderlyingType(type.Type) is { } underlying && type.Kind == JsonTypeInfoKind.None)
        {
            return Find(element, options.GetTypeInfo(underlying), path);
        }
        return type.Kind switch
        {
            JsonTypeInfoKind.Object when element.ValueKind != JsonValueKind.Object => Fail(path, "must be an object."),
            JsonTypeInfoKind.Object => FindInObject(element, type, path, rules ?? type.Type),
            JsonTypeInfoKind.Enumerable when element.ValueKind != JsonValueKind.Array => Fail(path, "must be a list."),
            JsonTypeInfoKind.Enumerable => FindInList(element, options.GetTypeInfo(type.ElementType!), path),
            JsonTypeInfoKind.Dictionary when element.ValueKind != JsonValueKind.Object => Fail(
                path,
                "must be an object."
            ),
            JsonTypeInfoKind.Dictionary => FindInDictionary(element, type, path),
            _ => TryRead(element, type, out _) || Fail(path, $"must be {JsonExpectations.Of(type.Type)}."),
        };
    }

    private bool FindInObject(JsonElement element, JsonTypeInfo declared, string path, Type rules)
    {
        if (DerivedType(element, declared, path) is not { } type)
        {
            return false;
        }
        var isReadable = true;
        foreach (var member in type.Properties)
        {
            if (member.Set is null && member.AssociatedParameter is null)
            {
                continue;
            }
            var memberPath = Validation.Join(path, member.Name);
            var isGiven = false;
            foreach (var given in element.EnumerateObject())
            {
                if (string.Equals(given.Name, member.Name, _names))
                {
                    isGiven = true;
                    isReadable &= FindInMember(
                        given.Value,
                        member,
                        path,
                        memberPath,
                        type == declared ? rules : type.Type
                    );
                }
            }
            if (!isGiven && IsRequired(member))
            {
                isReadable = Fail(memberPath, "is required.");
            }
        }
        return isReadable;
    }

    private bool FindInMember(JsonElement element, JsonPropertyInfo member, string path, string memberPath, Type rules)
    {
        if (member.CustomConverter is not null)
        {
            // Only the converter knows; if it is what refused, that is said in the end.
            return true;
        }
        if (element.ValueKind == JsonValueKind.Null && !(member.IsSetNullable && CanBeNull(member.PropertyType)))
        {
            return Fail(memberPath, "must not be null.");
        }
        var type = options.GetTypeInfo(member.PropertyType);
        if (!Find(element, type, memberPath))
        {
            return false;
        }
        if (!validators.TryGetValue(rules, out var validator))
        {
            return true;
        }
        return TryRead(element, type, out var value) && CheckRules(validator, member.Name, value, path);
    }

    private bool CheckRules(MemberValidator validator, string member, object? value, string path)
    {
        var validation = new Validation(errors);
        if (path.Length > 0)
        {
            validation.Enter(path);
        }
        try
        {
            validator(member, value, ref validation);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A rule of the user's may count on the object that holds the member, which does not exist. There are failures to show already.
        }
        return true;
    }

    private bool FindInList(JsonElement list, JsonTypeInfo elementType, string path)
    {
        var isReadable = true;
        var index = 0;
        foreach (var element in list.EnumerateArray())
        {
            isReadable &= Find(element, elementType, $"{path}[{index++}]");
        }
        return isReadable;
    }

    private bool FindInDictionary(JsonElement map, JsonTypeInfo type, string path)
    {
        var isReadable = true;
        var valueType = options.GetTypeInfo(type.ElementType!);
        foreach (var entry in map.EnumerateObject())
        {
            isReadable &= Find(entry.Value, valueType, Validation.Join(path, entry.Name));
        }
        // What is left are the keys.
        return isReadable
            && (
                TryRead(map, type, out _)
                || Fail(path, $"must have keys that each are {JsonExpectations.Of(type.KeyType!)}.")
            );
    }

    /// <summary>What the element says it is, of a type with derived ones.</summary>
    private JsonTypeInfo? DerivedType(JsonElement element, JsonTypeInfo type, string path)
    {
        if (type.PolymorphismOptions is not { } polymorphism)
        {
            return type;
        }
        var discriminator = polymorphism.TypeDiscriminatorPropertyName;
        if (!element.TryGetProperty(discriminator, out var given))
        {
            return type.Type.IsAbstract ? Refuse() : type;
        }
        foreach (var derived in polymorphism.DerivedTypes)
        {
            if (derived.TypeDiscriminator is { } name && given.ToString() == name.ToString())
            {
                return options.GetTypeInfo(derived.DerivedType);
            }
        }
        return Refuse();

        JsonTypeInfo? Refuse()
        {
            var names = polymorphism.DerivedTypes.Select(d => d.TypeDiscriminator).Where(d => d is not null);
            Fail(Validation.Join(path, discriminator), $"must be one of {string.Join(", ", names)}.");
            return null;
        }
    }

    private bool IsRequired(JsonPropertyInfo member) =>
        member.IsRequired
        || (
            options.RespectRequiredConstructorParameters
            && member.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false }
        );

    private static bool TryRead(JsonElement element, JsonTypeInfo type, out object? value)
    {
        value = null;
        try
        {
            value = element.Deserialize(type);
            return true;
        }
        catch (Exception exception)
            when (exception is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private bool Fail(string path, string message)
    {
        errors.AddUnread(path, message);
        return false;
    }
}
