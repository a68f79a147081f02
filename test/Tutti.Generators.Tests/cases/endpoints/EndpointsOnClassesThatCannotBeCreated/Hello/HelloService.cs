using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    public sealed class Nested
    {
        [Get("/nested")]
        public string InNested() => "";
    }
}

public abstract class Abstract
{
    [Get("/abstract")]
    public string InAbstract() => "";
}

public sealed class Generic<T>
{
    [Get("/generic")]
    public string InGeneric() => "";
}

public struct Struct
{
    [Get("/struct")]
    public string InStruct() => "";
}

public interface IInterface
{
    [Get("/interface")]
    string InInterface();
}

public static class Static
{
    [Get("/static")]
    public static string InStatic() => "";
}
