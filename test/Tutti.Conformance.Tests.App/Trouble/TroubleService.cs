using System.ComponentModel.DataAnnotations;

namespace Tutti.Conformance.Tests.App.Trouble;

/// <summary>Fails in every way there is.</summary>
[Service("trouble")]
public sealed class TroubleService
{
    [Post("/fail", Public = true)]
    public string Fail(ProblemCode code, string text) => throw new ProblemException(code, text);

    [Endpoint]
    public async Task<string> FailLater(ProblemCode code, string text)
    {
        await Task.Yield();
        throw new ProblemException(code, text, null, new InvalidOperationException("a secret cause"));
    }

    [Endpoint]
    public void FailWithErrors(string path, string message)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase) { [path] = [message, "again"] };
        throw new ProblemException(ProblemCode.InvalidArgument, "See errors.", errors);
    }

    [Endpoint]
    public void FailWithNoErrors() =>
        throw new ProblemException(ProblemCode.InvalidArgument, "None.", new Dictionary<string, string[]>());

    [Endpoint]
    public void FailWithAnUnknownCode() => throw new ProblemException((ProblemCode)99, "What is it?");

    [Endpoint]
    public void Break() => throw new InvalidOperationException("a secret text");

    [Endpoint]
    public async Task<string> BreakLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("a secret text");
    }

    [Endpoint]
    public string CancelByItself() => throw new TaskCanceledException("of something else");

    [Endpoint]
    public Named Null() => null!;

    [Endpoint]
    public Named NullMember() => new(null!);

    [Endpoint]
    public string Check(Order order) => order.Product;

    [Endpoint]
    public string CheckNumber([Range(1, 9)] int number) => $"{number}";
}

public sealed record Named(string Name);

public sealed record Order(
    [StringLength(10, MinimumLength = 1)] string Product,
    [Range(1, 99)] int Quantity,
    Line[]? Lines = null
);

public sealed record Line([Required] string Text);
