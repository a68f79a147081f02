using System.Text.Json;
using Tutti.CompilerServices;
using Tutti.Requests;

namespace Tutti.Errors;

/// <summary>The types of which details of problems can be, of all endpoints of the app: a problem may pass through services that do not know it.</summary>
internal sealed class DetailsCatalog
{
    private readonly Dictionary<Type, GeneratedDetails> _byType = [];
    private readonly Dictionary<string, GeneratedDetails> _byName = new(StringComparer.Ordinal);

    public DetailsCatalog(GeneratedApplication application)
    {
        foreach (
            var details in application.Services.SelectMany(service => service.Endpoints).SelectMany(one => one.Details)
        )
        {
            _byType.TryAdd(details.Type, details);
            _byName.TryAdd(details.Name, details);
        }
    }

    /// <summary>The type as which details travel: their own, or else the nearest one from which it derives.</summary>
    public GeneratedDetails? Of(object? details)
    {
        for (var type = details?.GetType(); type is not null; type = type.BaseType)
        {
            if (_byType.TryGetValue(type, out var found))
            {
                return found;
            }
        }
        return null;
    }

    /// <summary>The type of a name that another process has said.</summary>
    public GeneratedDetails? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>What would arrive of details in another process.</summary>
    /// <exception cref="JsonException">They cannot travel.</exception>
    public static object Copy(GeneratedDetails type, object details)
    {
        var buffer = PooledBuffer.Rent();
        try
        {
            type.Write(buffer, details, isBinary: true);
            return type.Read(buffer.Span, isBinary: true);
        }
        finally
        {
            buffer.Return();
        }
    }
}
