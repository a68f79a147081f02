using System.Text;

namespace Tutti.Generators.Services;

/// <summary>Names that follow from a service's. Different names of services give different ones.</summary>
internal static class ServiceNames
{
    /// <summary><c>send-mail</c> is <c>SendMail</c>. A hyphen without a letter behind it has no Pascal case and stays visible: <c>v-2</c> is <c>V_2</c>.</summary>
    public static string Pascal(string service)
    {
        var name = new StringBuilder(service.Length);
        for (var i = 0; i < service.Length; i++)
        {
            var startsWord = i == 0 || service[i - 1] == '-';
            if (service[i] != '-')
            {
                name.Append(startsWord ? char.ToUpperInvariant(service[i]) : service[i]);
            }
            else if (i + 1 == service.Length || service[i + 1] is not (>= 'a' and <= 'z'))
            {
                name.Append('_');
            }
        }
        return name.ToString();
    }

    /// <summary>The interface by which the service is called: <c>ISendMailClient</c>.</summary>
    public static string Client(string service) => $"I{Pascal(service)}Client";

    /// <summary>Whether a type's name could be that of a client.</summary>
    public static bool IsClient(string typeName) =>
        typeName.Length > 7 && typeName[0] == 'I' && typeName.EndsWith("Client", StringComparison.Ordinal);

    /// <summary>The namespace of the service's generated code, apart from all others so that no name in it can clash.</summary>
    public static string Namespace(string service) => $"Tutti.Generated.Services.{Pascal(service)}";

    /// <summary>Whether it has the form that a service's name must have.</summary>
    public static bool IsValid(string? service) =>
        service is { Length: > 0 and <= 63 }
        && service[0] is >= 'a' and <= 'z'
        && service.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
