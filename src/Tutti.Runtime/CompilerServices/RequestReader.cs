using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tutti.Requests;

namespace Tutti.CompilerServices;

/// <summary>Reads the arguments of an endpoint from a request and collects what is wrong with them. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RequestReader
{
    private readonly RouteParameters _route;
    private readonly ReadOnlySpan<byte> _body;
    private readonly IReadOnlyDictionary<Type, MemberValidator> _validators;
    private bool _queryChecked;

    internal RequestReader(
        HttpContext http,
        RouteParameters route,
        ReadOnlySpan<byte> body,
        IReadOnlyDictionary<Type, MemberValidator> validators
    )
    {
        HttpContext = http;
        _route = route;
        _body = body;
        _validators = validators;
    }

    /// <summary>Whether the JSON body could not be read. Its failures, those of rules too, are then recorded already.</summary>
    public bool BodyFailed { get; private set; }

    /// <summary>The request.</summary>
    public readonly HttpContext HttpContext { get; }

    /// <summary>What is wrong so far; <see langword="null"/> if nothing is.</summary>
    internal ValidationErrors? Errors { get; private set; }

    /// <summary>Reads a value that must be there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TParser">How it is read.</typeparam>
    /// <param name="source">Where it is.</param>
    /// <param name="name">Its name on the wire.</param>
    /// <returns>The value; the type's default if it isn't there or cannot be read, which is then recorded.</returns>
    public T Value<T, TParser>(ValueSource source, string name)
        where TParser : IValueParser<T>
    {
        if (Find(source, name) is { } text)
        {
            return Parse<T, TParser>(text, name, out _)!;
        }
        Unread(name, "is required.");
        return default!;
    }

    /// <summary>Reads a value that may be missing.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TParser">How it is read.</typeparam>
    /// <param name="source">Where it is.</param>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="missing">What stands in for a missing one.</param>
    /// <returns>The value.</returns>
    public T Value<T, TParser>(ValueSource source, string name, T missing)
        where TParser : IValueParser<T> =>
        Find(source, name) is { } text ? Parse<T, TParser>(text, name, out _)! : missing;

    /// <summary>Reads a value that may be missing.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TParser">How it is read.</typeparam>
    /// <param name="source">Where it is.</param>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was there, and could be read.</returns>
    public bool TryValue<T, TParser>(ValueSource source, string name, [MaybeNullWhen(false)] out T value)
        where TParser : IValueParser<T>
    {
        value = default;
        if (Find(source, name) is not { } text)
        {
            return false;
        }
        value = Parse<T, TParser>(text, name, out var read);
        return read;
    }

    /// <summary>Reads a list: repeated keys of the query string, repeated headers.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <typeparam name="TParser">How an element is read.</typeparam>
    /// <param name="source">Where it is.</param>
    /// <param name="name">Its name on the wire.</param>
    /// <returns>The elements, or <see langword="null"/> if there is none.</returns>
    public T[]? Values<T, TParser>(ValueSource source, string name)
        where TParser : IValueParser<T>
    {
        var texts = source is ValueSource.Query or ValueSource.Header
            ? FindAll(source, name)
            : new StringValues(Find(source, name));
        if (texts.Count == 0)
        {
            return null;
        }
        var values = new T[texts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var element = source is ValueSource.Query ? CheckEncoding(texts[i] ?? "") : texts[i] ?? "";
            if (!TParser.TryParse(element, out values[i]!))
            {
                Unread($"{name}[{i}]", $"must be {TParser.Expected}.");
            }
        }
        return values;
    }

    /// <summary>Reads the JSON body.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="codec">How it is read.</param>
    /// <param name="optional">Whether an empty body is <see langword="null"/>, and JSON's <c>null</c> is allowed.</param>
    /// <param name="rules">The type whose member rules explain a body that cannot be read, if it isn't <typeparamref name="T"/> itself.</param>
    /// <returns>The value; the type's default if it could not be read, which is then recorded.</returns>
    public T? Body<T>(JsonCodec<T> codec, bool optional = false, Type? rules = null)
    {
        var errors = Errors ?? new ValidationErrors();
        if (RequestBody.TryRead(_body, codec, optional, rules ?? typeof(T), _validators, errors, out var value))
        {
            return value;
        }
        BodyFailed = true;
        Errors = errors;
        return default;
    }

    private readonly StringValues FindAll(ValueSource source, string name)
    {
        var request = HttpContext.Request;
        if (source is ValueSource.Header)
        {
            return request.Headers[name];
        }
        return request.Query[name];
    }

    private string? Find(ValueSource source, string name)
    {
        var request = HttpContext.Request;
        switch (source)
        {
            case ValueSource.Route:
                return _route.ValueOf(HttpContext, name);
            case ValueSource.Cookie:
                return request.Cookies[name];
            case ValueSource.Header:
                return request.Headers.TryGetValue(name, out var lines) && lines.Count > 0 ? lines.ToString() : null;
            default:
                return FindInQuery(request, name);
        }
    }

    private string? FindInQuery(HttpRequest request, string name)
    {
        if (!request.Query.TryGetValue(name, out var values) || values.Count == 0)
        {
            return null;
        }
        if (values.Count > 1)
        {
            Unread(name, "must be given only once.");
        }
        return CheckEncoding(values[0] ?? "");
    }

    // What could not be decoded is left as it was, so only a value with a percent sign makes it worth looking.
    private string CheckEncoding(string value)
    {
        if (!_queryChecked && value.Contains('%'))
        {
            _queryChecked = true;
            if (!PercentEncoding.IsWellFormed(HttpContext.Request.QueryString.Value))
            {
                throw Problem.InvalidArgument("The query string has a malformed percent-encoding.");
            }
        }
        return value;
    }

    private T? Parse<T, TParser>(string text, string name, out bool read)
        where TParser : IValueParser<T>
    {
        read = TParser.TryParse(text, out var value);
        if (!read)
        {
            Unread(name, $"must be {TParser.Expected}.");
        }
        return value;
    }

    private void Unread(string name, string message) => (Errors ??= new ValidationErrors()).AddUnread(name, message);
}
