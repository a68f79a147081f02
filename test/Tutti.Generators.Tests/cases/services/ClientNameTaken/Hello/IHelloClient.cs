namespace MyApp.Hello;

public interface IHelloClient
{
    Task SayAsync();
}
