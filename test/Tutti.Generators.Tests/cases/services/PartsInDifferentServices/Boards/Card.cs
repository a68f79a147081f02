namespace MyApp;

public sealed partial class Card
{
    public int Id { get; set; }
}
