using System.Reflection;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests;

public sealed class WellKnownNamesTests
{
    public static TheoryData<string> Names =>
        [
            .. typeof(WellKnownNames)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(constant => constant.IsLiteral)
                .Select(constant => (string)constant.GetRawConstantValue()!)
                .Where(name => name.Contains('.', StringComparison.Ordinal)),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryNameIsThatOfAType(string name)
    {
        var compilation = TestProject.Of().Compile();
        // Generic ones are written without their arity.
        string[] forms = [name, name + "`1", name + "`2"];
        Assert.Contains(forms, form => compilation.GetTypesByMetadataName(form).Length > 0);
    }
}
