using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/one", Timeout = "5")]
    public string One() => "";

    [Get("/two", Timeout = "five seconds")]
    public string Two() => "";

    [Get("/three", Timeout = "0s")]
    public string Three() => "";

    [Get("/four", Timeout = "10000h")]
    public string Four() => "";

    [Get("/overflow", Timeout = "2147483647h")]
    public string Overflow() => "";

    [Get("/five", Timeout = "-1s")]
    public string Five() => "";

    [Get("/six", Timeout = "none")]
    public string Six() => "";

    [Get("/seven", Timeout = "250ms")]
    public string Seven() => "";
}
