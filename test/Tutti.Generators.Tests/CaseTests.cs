using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests;

public sealed class CaseTests
{
    public static TheoryData<string> Cases => [.. GoldenCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task ABuildReportsWhatTheCaseSays(string name) => new GoldenCase(name).VerifyAsync();
}
