using Tutti;

namespace MyApp.Hello;

public interface IHello
{
    string Explicit();
}

[Service("hello")]
public class HelloService : IHello
{
    private string _value = "";

    [Get("/static")]
    public static string Static() => "";

    [Get("/generic")]
    public string Generic<T>() => "";

    [Get("/private")]
    private string Private() => "";

    [Get("/protected")]
    protected string Protected() => "";

    [Get("/reference")]
    public ref string Reference() => ref _value;

    [Get("/explicit")]
    string IHello.Explicit() => "";

    public string Accessor
    {
        [Get("/accessor")]
        get => "";
    }

    public Func<string> Locals()
    {
        return [Get("/lambda")] () => Local();

        [Get("/local")]
        string Local() => "";
    }

    [Get("/void")]
    public async void Nobody() => await Task.Yield();
}
