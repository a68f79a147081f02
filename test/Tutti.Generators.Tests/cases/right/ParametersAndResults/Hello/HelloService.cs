using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Tutti;

namespace MyApp.Hello;

/// <summary>All that is right.</summary>
[Service("hello")]
[Authorize]
public sealed class HelloService
{
    [Get("/simple/{text}/{number}/{id}", Public = true, Timeout = "250ms", Tags = ["a", "b"])]
    [AllowAnonymous]
    public string Simple(
        string text,
        Int128 number,
        Guid id,
        bool flag,
        DateOnly? day,
        TimeSpan span,
        Color color,
        Temperature temperature,
        Uri? uri,
        [Query("page-size")] int size = 20,
        [Header] string? ifMatch = null,
        [Header("X-Tag")] string[]? tags = null,
        [Cookie("visitor")] Guid? visitor = null,
        List<int>? ids = null,
        ImmutableArray<Color> colors = default,
        CancellationToken cancellationToken = default
    ) => "";

    [Post("/things/{id}", BodyLimit = -1, Timeout = "none", Idempotent = true)]
    public async Task<Thing<Part>> Create(CreateThing request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return new(request.Id, []);
    }

    [Get("/things")]
    public ValueTask<IReadOnlyList<Thing<int>>> Find(Filter filter) => new([]);

    [Put("/things")]
    public Task Replace(IReadOnlyDictionary<string, Part[]> things) => Task.CompletedTask;

    [Patch("/things")]
    public ValueTask Change(List<Part> parts) => default;

    [Delete("/things/{*path}")]
    public void Delete(string path) { }

    [Post("/any")]
    public JsonElement Any(JsonElement json) => json;

    [Post("/created")]
    public Created Created() => new(1);

    [Endpoint]
    public Node Internal(Node node, int depth, string? text = null) => node;

    [Post("/shapes")]
    public Shape Shapes(Shape shape) => shape;
}

public enum Color
{
    Red,
    Green,
}

public sealed record CreateThing(
    int Id,
    [Header("Idempotency-Key")] string? Key,
    [property: StringLength(10)] string Name,
    Part Part,
    int Count = 1
)
{
    [Query]
    public bool DryRun { get; init; }

    [JsonIgnore]
    public Action? Ignored { get; init; }
}

public sealed record Filter(string? Text, int[] Ids, [Header] string? Language);

public sealed record Thing<T>(int Id, IReadOnlyList<T> Parts);

public readonly record struct Part(string Name, decimal Price);

public sealed record Node(string Name, Node? Parent, IReadOnlyList<Node> Children);

public sealed record Created(int Id, [property: StatusCode] int Status = 201)
{
    [Header]
    public string Location => $"/things/{Id}";
}

[JsonPolymorphic]
[JsonDerivedType(typeof(Circle), "circle")]
public abstract record Shape;

public sealed record Circle(double Radius) : Shape;

public readonly record struct Temperature(double Degrees) : IParsable<Temperature>
{
    public static Temperature Parse(string s, IFormatProvider? provider) => new(double.Parse(s, provider));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Temperature result)
    {
        var parsed = double.TryParse(s, provider, out var degrees);
        result = new(degrees);
        return parsed;
    }
}
