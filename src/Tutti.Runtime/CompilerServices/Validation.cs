using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace Tutti.CompilerServices;

/// <summary>
/// Collects what is wrong with a value. The first pass over a value only finds out whether anything is, and allocates nothing;
/// if so, a second one (<see cref="Tracking"/>) records every failure with its path. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Validation
{
    private readonly ValidationErrors? _errors;
    private string? _path;
    private int _depth;
    private bool _tooDeep;

    /// <summary>Creates the state of a pass.</summary>
    /// <param name="errors">Where failures are recorded; <see langword="null"/> to find out only whether there are any.</param>
    /// <param name="nullsOnly">Whether only forbidden nulls are looked for, not rules.</param>
    /// <param name="bodyFailed">Whether the request's body could not be read.</param>
    public Validation(ValidationErrors? errors, bool nullsOnly = false, bool bodyFailed = false)
    {
        _errors = errors;
        NullsOnly = nullsOnly;
        BodyFailed = bodyFailed;
    }

    /// <summary>Whether failures are recorded.</summary>
    public readonly bool Tracking => _errors is not null;

    /// <summary>Whether only forbidden nulls are looked for.</summary>
    public bool NullsOnly { get; }

    /// <summary>
    /// Whether the request's body could not be read (<see cref="RequestReader.BodyFailed"/>). What is wrong with its members is then
    /// recorded already, and they are not looked at again.
    /// </summary>
    public bool BodyFailed { get; }

    /// <summary>Whether anything failed.</summary>
    public bool Failed { get; private set; }

    /// <summary>Whether nothing more needs to be looked at: something failed and nobody wants to know what, or there is no end.</summary>
    public readonly bool Done => _tooDeep || (Failed && _errors is not { IsFull: false });

    /// <summary>Whether what was entered may be looked at. A value that holds itself fails here, as it does when it is written.</summary>
    public bool CanGoDown
    {
        get
        {
            if (_depth > PooledJsonWriter.MaxDepth && !_tooDeep)
            {
                _tooDeep = true;
                _path = null;
                Fail("", $"is nested more than {PooledJsonWriter.MaxDepth} levels deep.");
            }
            return !_tooDeep;
        }
    }

    /// <summary>Checks that a value is there.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>Whether it is.</returns>
    public bool NotNull([NotNullWhen(true)] object? value, string name)
    {
        if (value is not null)
        {
            return true;
        }
        Fail(name, "must not be null.");
        return false;
    }

    /// <summary>Checks a value against an attribute, unless it is null or only nulls are looked for.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="instance">The object that has the member, if there is one.</param>
    /// <param name="value">The value.</param>
    /// <param name="name">The member's name.</param>
    public void Check(ValidationAttribute attribute, object? instance, object? value, string name)
    {
        if (NullsOnly)
        {
            return;
        }
        var display = name.Length > 0 ? name : (value ?? instance)?.GetType().Name ?? "value";
        var context = new ValidationContext(instance ?? value ?? attribute, display, null, null) { MemberName = name };
        try
        {
            if (attribute.GetValidationResult(value, context) is { } result)
            {
                Fail(name, result.ErrorMessage ?? attribute.FormatErrorMessage(display));
            }
        }
        catch (OverflowException)
        {
            // [Range] converts a number to the type of its bounds, which the number may exceed.
            Fail(name, attribute.FormatErrorMessage(display));
        }
    }

    /// <summary>Runs the checks that an object has of its own, if it has failed no other.</summary>
    /// <param name="value">The object.</param>
    public void CheckObject(IValidatableObject value)
    {
        if (NullsOnly || Failed)
        {
            return;
        }
        foreach (var result in value.Validate(new ValidationContext(value, null, null)))
        {
            if (result == ValidationResult.Success)
            {
                continue;
            }
            var names = result.MemberNames.DefaultIfEmpty("");
            foreach (var name in names)
            {
                Fail(JsonName(name), result.ErrorMessage ?? "is not valid.");
            }
        }
    }

    /// <summary>Says that a rule does not hold.</summary>
    /// <param name="name">The member's name; empty for the object itself.</param>
    /// <param name="message">What is wrong.</param>
    public void Fail(string name, string message)
    {
        Failed = true;
        _errors?.Add(Join(_path, name), message);
    }

    /// <summary>Goes down into a member.</summary>
    /// <param name="name">The member's name.</param>
    /// <returns>What <see cref="Leave"/> takes to come back.</returns>
    public string? Enter(string name)
    {
        _depth++;
        var outer = _path;
        if (Tracking)
        {
            _path = Join(outer, name);
        }
        return outer;
    }

    /// <summary>Goes down into an element of a member that is a list.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="index">The element's position, from 0.</param>
    /// <returns>What <see cref="Leave"/> takes to come back.</returns>
    public string? Enter(string name, int index)
    {
        _depth++;
        var outer = _path;
        if (Tracking)
        {
            _path = $"{Join(outer, name)}[{index}]";
        }
        return outer;
    }

    /// <summary>Goes down into an entry of a member that is a dictionary.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="key">The entry's key.</param>
    /// <returns>What <see cref="Leave"/> takes to come back.</returns>
    public string? Enter(string name, object key)
    {
        _depth++;
        var outer = _path;
        if (Tracking)
        {
            _path = Join(
                Join(outer, name),
                Convert.ToString(key, System.Globalization.CultureInfo.InvariantCulture) ?? ""
            );
        }
        return outer;
    }

    /// <summary>Comes back from a member.</summary>
    /// <param name="outer">What <c>Enter</c> gave.</param>
    public void Leave(string? outer)
    {
        _depth--;
        _path = outer;
    }

    internal static string Join(string? path, string name) =>
        string.IsNullOrEmpty(path) ? name
        : name.Length == 0 ? path
        : name[0] == '[' ? path + name
        : $"{path}.{name}";

    private static string JsonName(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}

/// <summary>All that is wrong with a request, by the path of the member. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ValidationErrors : IEnumerable<KeyValuePair<string, string[]>>
{
    private const int Most = 100;

    private readonly SortedDictionary<string, List<string>> _errors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);

    /// <summary>How many members something is wrong with.</summary>
    public int Count => _errors.Count;

    /// <summary>Whether there are so many that nobody reads more: a list of a million wrong items must not become an answer of that size.</summary>
    public bool IsFull => _errors.Count >= Most;

    /// <summary>Records that a rule does not hold for a member, unless the member could not be read in the first place.</summary>
    /// <param name="path">The member's path.</param>
    /// <param name="message">What is wrong.</param>
    public void Add(string path, string message)
    {
        if (_unread.Contains(path))
        {
            return;
        }
        if (!_errors.TryGetValue(path, out var messages))
        {
            _errors[path] = messages = [];
        }
        if (!messages.Contains(message))
        {
            messages.Add(message);
        }
    }

    /// <summary>Records that a member is missing or cannot be read; rules for it are then not recorded.</summary>
    /// <param name="path">The member's path.</param>
    /// <param name="message">What is wrong.</param>
    public void AddUnread(string path, string message)
    {
        Add(path, message);
        _unread.Add(path);
    }

    /// <summary>The errors in the form of <see cref="ProblemException.Errors"/>.</summary>
    /// <returns>A copy, ordered by path.</returns>
    public IReadOnlyDictionary<string, string[]> ToDictionary() =>
        _errors.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string[]>> GetEnumerator() => ToDictionary().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
