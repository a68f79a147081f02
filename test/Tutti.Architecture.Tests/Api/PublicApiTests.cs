using Tutti.Architecture.Tests.Support;

namespace Tutti.Architecture.Tests.Api;

/// <summary>What users' code is compiled against changes only on purpose: it is committed, as C# to read.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void ThePublicApiIsTheCommittedOne(string assembly) =>
        Snapshot.Matches(
            $"test/Tutti.Architecture.Tests/Api/{assembly}.api.txt",
            ApiPrinter.Print(ShippedAssemblies.All.Single(a => a.GetName().Name == assembly))
        );

    public static TheoryData<string> Assemblies() => [.. ShippedAssemblies.All.Select(a => a.GetName().Name!)];
}
