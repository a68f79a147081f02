using System.Text.Json.Serialization;

namespace Tutti.Conformance.Tests.App.Trouble;

/// <summary>Fails with details.</summary>
public sealed class DetailsEndpoints
{
    private static readonly Reasons s_reasons = new() { Texts = ["own"] };

    [Post("/sell", Public = true)]
    [Throws<OutOfStock>(ProblemCode.FailedPrecondition)]
    [Throws<Reasons>(ProblemCode.Aborted)]
    [Throws<Discontinued>(ProblemCode.NotFound)]
    public string Sell(string product, int left) =>
        throw Problem
            .FailedPrecondition($"Only {left} are left.")
            .WithDetails(
                new OutOfStock(product, left, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), 1.10m, ["a", "b"])
            );

    [Endpoint]
    [Throws<Reasons>(ProblemCode.Aborted)]
    public void Abort() => throw Problem.Aborted("For reasons.").WithDetails(s_reasons);

    [Endpoint]
    [Throws<Discontinued>(ProblemCode.NotFound)]
    public async Task<string> Find(string product)
    {
        await Task.Yield();
        throw Problem.NotFound("Gone.").WithDetails(new Replaced { Product = product, By = "something better" });
    }

    /// <summary>Declared by no endpoint, which the compiler cannot know.</summary>
    [Endpoint]
    public void Unknown()
    {
        object details = new Version(1, 2);
        throw Problem.NotFound("With details that nobody knows.").WithDetails(details);
    }

    [Endpoint]
    [Throws<Measured>(ProblemCode.OutOfRange)]
    public void Measure(double value) => throw Problem.OutOfRange("Too much.").WithDetails(new Measured(value));

    [Endpoint]
    public void MeasureNothing() =>
        throw Problem.OutOfRange("With details that no form can say.").WithDetails(new Measured(double.NaN));

    [Endpoint]
    public void Hide() => throw Problem.Internal("a secret text").WithDetails(new Measured(1));
}

public sealed record OutOfStock(string Product, int Left, DateTime Since, decimal Price, List<string> Others);

/// <summary>The same object each time.</summary>
public sealed class Reasons
{
    public List<string> Texts { get; set; } = [];
}

[JsonDerivedType(typeof(Replaced), "replaced")]
public class Discontinued
{
    public string Product { get; set; } = "";
}

public sealed class Replaced : Discontinued
{
    public string By { get; set; } = "";
}

public sealed record Measured(double Value);
