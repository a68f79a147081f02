using System.Reflection;
using Tutti.CompilerServices;
using Tutti.Model;

namespace Tutti.Architecture.Tests.Support;

/// <summary>The assemblies that users' code is compiled against.</summary>
internal static class ShippedAssemblies
{
    public static IReadOnlyList<Assembly> All { get; } =
    [typeof(ApplicationModel).Assembly, typeof(ServiceAttribute).Assembly, typeof(GeneratedApplication).Assembly];

    public static Assembly Generators { get; } = Assembly.Load("Tutti.Generators");
}
