using Tutti.DevHost.Comparison;

namespace Tutti.Cli.Output;

/// <summary>Shows a person the differences of two models, by service and endpoint.</summary>
internal static class ModelDiffReport
{
    private const int ShortCommit = 8;

    public static void Write(
        Terminal terminal,
        string app,
        string revision,
        string commit,
        IReadOnlyList<ModelChange> changes
    )
    {
        var from = $"{revision} ({commit[..ShortCommit]})";
        if (changes.Count == 0)
        {
            terminal.WriteLine($"{app}: services, endpoints, calls and databases are the same as at {from}.");
            return;
        }
        terminal.WriteLine($"{terminal.Styled(app, Style.Bold)}: {from} → working tree");
        foreach (
            var service in changes
                .Where(change => !IsCall(change) && change.Database is null)
                .GroupBy(change => change.Service)
        )
        {
            WriteService(terminal, service.Key, [.. service]);
        }
        foreach (var call in changes.Where(IsCall))
        {
            var callee = call.After ?? call.Before;
            terminal.WriteLine($"{Mark(terminal, call)} {call.Service} calls {callee}");
        }
        var databases = new DatabaseDiffReport(terminal, change => Mark(terminal, change));
        foreach (
            var database in changes.Where(change => change.Database is not null).GroupBy(change => change.Database!)
        )
        {
            databases.Write(database.Key, [.. database]);
        }
    }

    private static bool IsCall(ModelChange change) =>
        change.Kind is ModelChangeKind.CallAdded or ModelChangeKind.CallRemoved;

    private static void WriteService(Terminal terminal, string name, IReadOnlyList<ModelChange> changes)
    {
        var own = changes.FirstOrDefault(change => change.Endpoint is null);
        var folder = own?.Kind switch
        {
            ModelChangeKind.ServiceMoved => $"  {own.Before}/ → {own.After}/",
            null => "",
            _ => $"  {own.After ?? own.Before}/",
        };
        terminal.WriteLine($"{Mark(terminal, own)} service {terminal.Styled(name, Style.BoldBlue)}{folder}");
        foreach (
            var endpoint in changes.Where(change => change.Endpoint is not null).GroupBy(change => change.Endpoint!)
        )
        {
            WriteEndpoint(terminal, endpoint.Key, [.. endpoint]);
        }
    }

    private static void WriteEndpoint(Terminal terminal, string name, IReadOnlyList<ModelChange> changes)
    {
        var own = changes.FirstOrDefault(change =>
            change.Kind
                is ModelChangeKind.EndpointAdded
                    or ModelChangeKind.EndpointRemoved
                    or ModelChangeKind.EndpointMoved
        );
        var what = own?.Kind switch
        {
            ModelChangeKind.EndpointMoved => $"  was {own.Before}",
            null => "",
            _ => $"  {own.After ?? own.Before}",
        };
        terminal.WriteLine($"  {Mark(terminal, own)} {terminal.Styled(name, Style.Bold)}{what}");
        foreach (var change in changes.Where(change => change != own))
        {
            terminal.WriteLine($"      {Mark(terminal, change)} {Describe(change)}");
        }
    }

    private static string Describe(ModelChange change) =>
        change.Kind switch
        {
            ModelChangeKind.RouteChanged => $"route: {change.Before} → {change.After}",
            ModelChangeKind.AccessChanged => $"access: {change.Before} → {change.After}",
            ModelChangeKind.SettingChanged => $"{change.Member}: {Or(change.Before)} → {Or(change.After)}",
            ModelChangeKind.RequestMemberMadeOptional => $"in {change.Member}: may be left out now",
            ModelChangeKind.RequestMemberMadeRequired => $"in {change.Member}: must be given now",
            ModelChangeKind.ResponseMemberMadeOptional => $"out {change.Member}: may be missing now",
            ModelChangeKind.ResponseMemberMadeRequired => $"out {change.Member}: is always there now",
            _ => $"{DirectionOf(change)} {change.Member}: {ValuesOf(change)}",
        };

    private static string DirectionOf(ModelChange change) =>
        change.Kind
            is ModelChangeKind.RequestMemberAdded
                or ModelChangeKind.RequestMemberRemoved
                or ModelChangeKind.RequestMemberChanged
            ? "in"
            : "out";

    private static string ValuesOf(ModelChange change) =>
        (change.Before, change.After) switch
        {
            (null, var added) => added!,
            (var removed, null) => removed,
            var (before, after) => $"{before} → {after}",
        };

    private static string Or(string? value) => string.IsNullOrEmpty(value) ? "none" : value;

    private static string Mark(Terminal terminal, ModelChange? change) =>
        change switch
        {
            { Kind: ModelChangeKind.EndpointMoved or ModelChangeKind.ServiceMoved } or null => Changed(terminal),
            { Before: null } => terminal.Styled("+", Style.BoldGreen),
            { After: null } => terminal.Styled("-", Style.BoldRed),
            _ => Changed(terminal),
        };

    private static string Changed(Terminal terminal) => terminal.Styled("~", Style.BoldYellow);
}
