using System.Reflection;
using Tutti.CompilerServices;
using Tutti.Model;
using Tutti.Testing;

namespace Tutti.Architecture.Tests.Support;

/// <summary>The assemblies that users' code is compiled against.</summary>
internal static class ShippedAssemblies
{
    public static IReadOnlyList<Assembly> All { get; } =
    [
        typeof(ApplicationModel).Assembly,
        typeof(ServiceAttribute).Assembly,
        typeof(GeneratedApplication).Assembly,
        typeof(SqlDatabase).Assembly,
        typeof(DbContextResource<>).Assembly,
        typeof(TestApp).Assembly,
    ];

    /// <summary>What serves the infrastructure that an app declares.</summary>
    public static IReadOnlyList<Assembly> Backends { get; } = [typeof(SqlDatabase).Assembly];

    public static Assembly Generators { get; } = Assembly.Load("Tutti.Generators");
}
