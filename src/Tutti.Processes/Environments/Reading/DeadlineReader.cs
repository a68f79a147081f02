using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Reads how long calls may take.</summary>
internal sealed class DeadlineReader(ValueReader values, AppOutline app)
{
    public DeadlineSettings Read(PlacedValue? value)
    {
        TimeSpan? all = null;
        var named = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var member in values.Object(value, "\"deadlines\"")?.Members ?? [])
        {
            var isDefault = member.Name == EnvironmentMembers.Default;
            var isKnown = isDefault || CheckName(member);
            if (values.Duration(member.Value, "a deadline", isDeadline: true) is not { } deadline)
            {
                continue;
            }
            if (isDefault)
            {
                all = deadline;
            }
            else if (isKnown)
            {
                named.Add(member.Name, deadline);
            }
        }
        return new DeadlineSettings { Default = all, Of = named };
    }

    private bool CheckName(PlacedMember member)
    {
        var dot = member.Name.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? member.Name : member.Name[..dot];
        if (app.Services.FirstOrDefault(service => service.Name == name) is not { } service)
        {
            string[] names =
            [
                .. app.Services.Select(known => known.Name),
                .. dot < 0 ? [EnvironmentMembers.Default] : (string[])[],
            ];
            values.Problems.Add(
                EnvironmentCodes.ServiceUnknown,
                member.Place,
                $"The app has no service \"{ShownText.Of(name)}\".",
                Suggestions.For(name, names, "Remove it.")
            );
            return false;
        }
        if (dot < 0 || service.Endpoints.Contains(member.Name[(dot + 1)..]))
        {
            return true;
        }
        values.Problems.Add(
            EnvironmentCodes.EndpointUnknown,
            member.Place,
            $"The service {name} has no endpoint \"{ShownText.Of(member.Name[(dot + 1)..])}\".",
            Suggestions.For(member.Name[(dot + 1)..], [.. service.Endpoints], "Remove it.")
        );
        return false;
    }
}
