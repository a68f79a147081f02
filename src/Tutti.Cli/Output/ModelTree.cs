using Tutti.Model;

namespace Tutti.Cli.Output;

/// <summary>Shows the application model as a tree: services, their endpoints, what they call, and databases.</summary>
internal static class ModelTree
{
    // Who calls from outside of all services, such as a controller; no service can have this name.
    private const string HostCode = "app";

    public static void Write(Terminal terminal, ApplicationModel model)
    {
        var ofHost = model.Calls.Where(call => call.From == HostCode).ToArray();
        var types = model.Types.ToDictionary(type => type.Id, StringComparer.Ordinal);
        terminal.WriteLine(terminal.Styled(model.Name, Style.Bold));
        for (var i = 0; i < model.Services.Count; i++)
        {
            var isLast = i == model.Services.Count - 1 && ofHost.Length == 0 && model.Databases.Count == 0;
            var calls = model.Calls.Where(call => call.From == model.Services[i].Name).ToArray();
            WriteService(terminal, model.Services[i], calls, types, isLast);
        }
        if (ofHost.Length > 0)
        {
            var note = terminal.Styled("code outside of services", Style.Dim);
            var isLast = model.Databases.Count == 0;
            terminal.WriteLine($"{(isLast ? "└─" : "├─")} {terminal.Styled(HostCode, Style.BoldBlue)}  {note}");
            terminal.WriteLine($"{(isLast ? "   " : "│  ")}└─ {Calls(ofHost)}");
        }
        for (var i = 0; i < model.Databases.Count; i++)
        {
            DatabaseTree.Write(terminal, model.Databases[i], i == model.Databases.Count - 1);
        }
    }

    private static string Calls(IEnumerable<CallModel> calls) =>
        $"calls {string.Join(", ", calls.Select(call => $"{call.To}.{call.Endpoint}"))}";

    private static void WriteService(
        Terminal terminal,
        ServiceModel service,
        IReadOnlyCollection<CallModel> calls,
        Dictionary<string, TypeModel> types,
        bool isLast
    )
    {
        var doc = service.Doc is null ? "" : $"  {terminal.Styled(FirstLine(service.Doc), Style.Dim)}";
        var folder = terminal.Styled($"{service.Directory}/", Style.Dim);
        terminal.WriteLine($"{(isLast ? "└─" : "├─")} {terminal.Styled(service.Name, Style.BoldBlue)}  {folder}{doc}");
        var indent = isLast ? "   " : "│  ";
        foreach (var (endpoint, index) in service.Endpoints.Select((endpoint, index) => (endpoint, index)))
        {
            var isLastLine = index == service.Endpoints.Count - 1 && calls.Count == 0;
            WriteEndpoint(terminal, endpoint, types, indent, isLastLine);
        }
        if (calls.Count > 0)
        {
            terminal.WriteLine($"{indent}└─ {Calls(calls)}");
        }
    }

    private static void WriteEndpoint(
        Terminal terminal,
        EndpointModel endpoint,
        Dictionary<string, TypeModel> types,
        string indent,
        bool isLast
    )
    {
        var methods = endpoint.Methods is ["*"] ? "any method" : string.Join(", ", endpoint.Methods);
        var route = endpoint.Path is null ? "by name only" : $"{methods} {endpoint.Path}";
        var access = endpoint.Public
            ? terminal.Styled("public", Style.BoldGreen)
            : terminal.Styled("private", Style.BoldYellow);
        var raw = endpoint.Raw ? "  raw" : "";
        terminal.WriteLine(
            $"{indent}{(isLast ? "└─" : "├─")} {terminal.Styled(endpoint.Name, Style.Bold)}  {route}  {access}{raw}"
        );
        var below = $"{indent}{(isLast ? "   " : "│  ")}";
        if (endpoint.Doc is not null)
        {
            terminal.WriteLine($"{below}   {terminal.Styled(FirstLine(endpoint.Doc), Style.Dim)}");
        }
        if (endpoint.Request.Count > 0)
        {
            var members = endpoint.Request.Select(member =>
                $"{member.Name}{(member.Required ? "" : "?")}: {NameOf(member.Type, types)} ({PlaceOf(member.In)})"
            );
            terminal.WriteLine($"{below}   in   {string.Join(", ", members)}");
        }
        if (endpoint.Response is not null)
        {
            terminal.WriteLine($"{below}   out  {NameOf(endpoint.Response, types)}");
        }
    }

    private static string PlaceOf(string place) => place == "wholeBody" ? "whole body" : place;

    private static string NameOf(TypeReference type, Dictionary<string, TypeModel> types)
    {
        var name = type.Kind switch
        {
            "list" => $"{NameOf(type.Item!, types)}[]",
            "map" => $"{{{(type.Key is null ? "string" : NameOf(type.Key, types))}: {NameOf(type.Item!, types)}}}",
            "type" => types.TryGetValue(type.Id!, out var known) ? known.Name : type.Id!,
            var kind => kind,
        };
        return type.Nullable ? $"{name}?" : name;
    }

    private static string FirstLine(string doc) => doc.Trim().Split('\n')[0].Trim();
}
