using System.Globalization;
using System.Text.Json;
using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Reads values of the types that an environment has, from the file or from the environment variables that it names.</summary>
/// <remarks>All methods give <see langword="null"/> for what is not there, not set or wrong; of the last they say so.</remarks>
internal sealed class ValueReader(ProblemList problems, EnvironmentUse use, Func<string, string?> variable)
{
    public EnvironmentUse Use => use;

    public ProblemList Problems => problems;

    /// <summary>The value itself, or that of the variable which it names.</summary>
    public PlacedValue? Resolve(PlacedValue? value)
    {
        if (
            value is not { Kind: JsonValueKind.Object }
            || value.FindMember(EnvironmentMembers.Variable) is not { } name
        )
        {
            return value;
        }
        if (value.Members.Count > 1 || name.Value is not { Kind: JsonValueKind.String, Text.Length: > 0 })
        {
            problems.Add(
                EnvironmentCodes.VariableInvalid,
                value.Place,
                "A reference to an environment variable has the variable's name, and nothing else.",
                "Write { \"$env\": \"NAME\" }."
            );
            return null;
        }
        var text = variable(name.Value.Text);
        if (!string.IsNullOrEmpty(text))
        {
            return new PlacedValue
            {
                Kind = JsonValueKind.String,
                Text = text,
                Variable = name.Value.Text,
                Place = value.Place,
            };
        }
        SayUnset(ShownText.Of(name.Value.Text), value.Place);
        return null;
    }

    /// <summary>Whether an environment variable holds something.</summary>
    public bool IsSet(string name) => !string.IsNullOrEmpty(variable(name));

    private void SayUnset(string name, Place place)
    {
        var message = $"The environment variable {name} is not set, or empty.";
        if (use == EnvironmentUse.Run)
        {
            problems.Add(EnvironmentCodes.VariableUnset, place, message, "Set it where the process is started.");
        }
        else if (use == EnvironmentUse.Check)
        {
            problems.AddNote(
                EnvironmentCodes.VariableUnset,
                place,
                message,
                "It has to be set where the process is started."
            );
        }
    }

    /// <summary>An object with members that are known. A variable cannot hold one.</summary>
    public PlacedValue? Object(PlacedValue? value, string meaning, IReadOnlyList<string>? known = null)
    {
        if (value is null)
        {
            return null;
        }
        if (value.Kind != JsonValueKind.Object || value.FindMember(EnvironmentMembers.Variable) is not null)
        {
            WrongType(value, meaning, "an object");
            return null;
        }
        foreach (var member in known is null ? [] : value.Members.Where(member => !known.Contains(member.Name)))
        {
            problems.Add(
                EnvironmentCodes.MemberUnknown,
                member.Place,
                $"\"{ShownText.Of(member.Name)}\" means nothing here.",
                Suggestions.For(member.Name, known!, "Remove it.")
            );
        }
        return value;
    }

    /// <summary>The items of a list; a variable has them with commas in between.</summary>
    /// <param name="value">The value.</param>
    /// <param name="meaning">What it is, such as <c>the services of a process</c>.</param>
    /// <param name="mayBeSingle">Whether what is no list counts as a list of one.</param>
    /// <param name="isSecret">Whether it must be in no message.</param>
    public IReadOnlyList<PlacedValue>? List(
        PlacedValue? value,
        string meaning,
        bool mayBeSingle = false,
        bool isSecret = false
    )
    {
        if (Resolve(value) is not { } resolved)
        {
            return null;
        }
        if (resolved.Variable is not null)
        {
            const StringSplitOptions Options = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
            return [.. resolved.Text.Split(',', Options).Select(text => resolved with { Text = text })];
        }
        if (resolved.Kind == JsonValueKind.Array)
        {
            return resolved.Items;
        }
        if (mayBeSingle)
        {
            return [resolved];
        }
        WrongType(resolved, meaning, "a list, in brackets", isSecret);
        return null;
    }

    /// <summary>Says that a list of addresses has none, which cannot be meant.</summary>
    /// <param name="list">The list as it was read.</param>
    /// <param name="value">Where it stands.</param>
    /// <param name="item">What its items are.</param>
    /// <param name="form">How one is written, as a sentence.</param>
    public void RequireItem(IReadOnlyList<PlacedValue>? list, PlacedValue? value, string item, string form)
    {
        if (list is { Count: 0 })
        {
            problems.Add(
                EnvironmentCodes.ValueEmpty,
                value!.Place,
                $"There is no {item} in the list.",
                $"{form} Without the member there is a default."
            );
        }
    }

    /// <summary>A text that is not empty, with its place; <paramref name="isSecret"/> keeps it out of messages.</summary>
    public PlacedValue? Text(PlacedValue? value, string meaning, bool isSecret = false)
    {
        if (Resolve(value) is not { } resolved)
        {
            return null;
        }
        if (resolved.Kind != JsonValueKind.String)
        {
            WrongType(resolved, meaning, "a text", isSecret);
            return null;
        }
        if (string.IsNullOrWhiteSpace(resolved.Text))
        {
            problems.Add(
                EnvironmentCodes.ValueEmpty,
                resolved.Place,
                $"{ValueText.Upper(meaning)} is empty.",
                "Write it, or remove the member."
            );
            return null;
        }
        return resolved;
    }

    /// <summary>One of several texts.</summary>
    public string? Choice(PlacedValue? value, string meaning, IReadOnlyList<string> choices)
    {
        if (Text(value, meaning) is not { } text)
        {
            return null;
        }
        if (choices.Contains(text.Text))
        {
            return text.Text;
        }
        problems.Add(
            EnvironmentCodes.ValueUnknown,
            text.Place,
            $"{ValueText.Upper(meaning)} cannot be {ValueText.Of(text)}.",
            text.Variable is null ? Suggestions.For(text.Text, choices, "") : Suggestions.For("", choices, "")
        );
        return null;
    }

    public bool? Flag(PlacedValue? value, string meaning)
    {
        if (Resolve(value) is not { } resolved)
        {
            return null;
        }
        bool? flag = resolved switch
        {
            { Kind: JsonValueKind.True } or { Variable: not null, Text: "true" } => true,
            { Kind: JsonValueKind.False } or { Variable: not null, Text: "false" } => false,
            _ => null,
        };
        if (flag is null)
        {
            WrongType(resolved, meaning, "true or false");
        }
        return flag;
    }

    /// <summary>A whole number that is not less than <paramref name="least"/>; -1 stands for no limit, where that is possible.</summary>
    public long? Whole(PlacedValue? value, string meaning, long least, long most, bool mayBeUnlimited = false)
    {
        if (Resolve(value) is not { } resolved)
        {
            return null;
        }
        var isNumber = resolved.Kind == JsonValueKind.Number;
        var whole = resolved.Whole;
        if (
            resolved.Variable is not null
            && long.TryParse(resolved.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read)
        )
        {
            whole = read;
        }
        if (whole is null && !isNumber)
        {
            WrongType(resolved, meaning, "a whole number");
            return null;
        }
        if ((whole >= least && whole <= most) || (mayBeUnlimited && whole == -1))
        {
            return whole;
        }
        var bounds = most >= int.MaxValue ? $"a whole number from {least}" : $"a whole number from {least} to {most}";
        problems.Add(
            EnvironmentCodes.NumberOutOfRange,
            resolved.Place,
            $"{ValueText.Upper(meaning)} cannot be {ValueText.Of(resolved)}.",
            mayBeUnlimited ? $"Write {bounds}, or -1 for no limit." : $"Write {bounds}."
        );
        return null;
    }

    /// <summary>A duration; for no limit -1 or <c>none</c>, which a deadline may be.</summary>
    public TimeSpan? Duration(PlacedValue? value, string meaning, bool isDeadline)
    {
        if (Resolve(value) is not { } resolved)
        {
            return null;
        }
        if (
            isDeadline
            && resolved
                is { Whole: -1 }
                    or { Kind: JsonValueKind.String, Text: "none" }
                    or { Variable: not null, Text: "-1" }
        )
        {
            return Timeout.InfiniteTimeSpan;
        }
        if (resolved.Kind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            WrongType(resolved, meaning, "a duration");
            return null;
        }
        if (
            resolved.Kind == JsonValueKind.String
            && EnvironmentDurations.TryParse(resolved.Text, out var duration)
            && (duration > TimeSpan.Zero || !isDeadline)
        )
        {
            return duration;
        }
        problems.Add(
            EnvironmentCodes.DurationInvalid,
            resolved.Place,
            $"{ValueText.Upper(meaning)} cannot be {ValueText.Of(resolved)}.",
            isDeadline
                ? "Write a duration of at most 24 days such as \"500ms\", \"30s\" or \"1h30m\", or -1 for no limit."
                : "Write a duration of at most 24 days such as \"500ms\", \"30s\" or \"1h30m\"."
        );
        return null;
    }

    /// <summary>Says that a value is of another type than it has to be.</summary>
    public void WrongType(PlacedValue value, string meaning, string expected, bool isSecret = false) =>
        problems.Add(
            EnvironmentCodes.TypeWrong,
            value.Place,
            $"{ValueText.Upper(meaning)} has to be {expected}, and is {ValueText.Found(value, isSecret)}.",
            value.Kind == JsonValueKind.Null ? $"Write {expected}, or remove the member." : $"Write {expected}."
        );
}
