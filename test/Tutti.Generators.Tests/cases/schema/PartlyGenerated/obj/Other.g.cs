namespace MyApp.Hello;

public sealed partial class Empty
{
    public int Count { get; set; }
}

public sealed partial class Half
{
    public int Count { get; set; }
}
