namespace MyApp.Hello;

public sealed record Order(string Item);
