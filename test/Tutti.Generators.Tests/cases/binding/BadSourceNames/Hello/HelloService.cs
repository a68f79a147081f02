using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/one")]
    public string One(
        [Query("")] int a,
        [Header("X Version")] int b,
        [Cookie("a=b")] int c,
        [Header("Tutti-Key")] string d,
        [Query("filter[name]")] string e
    ) => "";
}
