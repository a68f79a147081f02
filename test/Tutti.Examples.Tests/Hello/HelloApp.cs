using Tutti.Examples.Tests.Hello;
using Tutti.Examples.Tests.Support;

[assembly: AssemblyFixture(typeof(HelloTogether))]
[assembly: AssemblyFixture(typeof(HelloApart))]

namespace Tutti.Examples.Tests.Hello;

/// <summary>The example hello, running.</summary>
public abstract class HelloApp(string processes) : ExampleFixture("hello", processes);

/// <summary>All in one process.</summary>
public sealed class HelloTogether() : HelloApp("single");

/// <summary>The service in a process of its own, behind a gateway.</summary>
public sealed class HelloApart() : HelloApp("per-service");
