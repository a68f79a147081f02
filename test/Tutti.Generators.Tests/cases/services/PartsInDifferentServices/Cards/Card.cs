namespace MyApp;

public sealed partial class Card
{
    public string Title { get; set; } = "";
}
