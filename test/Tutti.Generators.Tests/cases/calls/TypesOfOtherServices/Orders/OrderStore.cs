namespace MyApp.Orders;

public class OrderStore
{
    public const int Limit = 10;

    public static int Count() => 0;

    public class Entry;
}

[AttributeUsage(AttributeTargets.All)]
public sealed class OrderNoteAttribute : Attribute;

public sealed class Box<T>;
