using System.ComponentModel.DataAnnotations;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public string One(Update update) => "";
}

public sealed class Update
{
    [Even]
    public int Number { get; set; }

    private sealed class EvenAttribute : ValidationAttribute;
}
