using Tutti.Examples.Tests.Support;
using Tutti.Model;

namespace Tutti.Examples.Tests.Groupings;

/// <summary>An example as it was built with these tests.</summary>
public sealed class BuiltExample
{
    public static readonly BuiltExample Trello = new("trello", "trello/TrelloClone", "TrelloClone");

    public static readonly BuiltExample Hello = new("hello", "hello", "Hello");

    public static readonly BuiltExample Adopt = new("adopt", "adopt", "Adopt");

    /// <summary>It has a database, and is tested beside the others, which have none or bring their server.</summary>
    public static readonly BuiltExample UrlShortener = new("url-shortener", "url-shortener", "UrlShortener");

    private readonly Lazy<ApplicationModel> _model;

    private BuiltExample(string name, string folder, string assembly)
    {
        Name = name;
        ProjectFolder = Path.Combine(Repository.Root, "examples", folder);
        var configuration = Repository.Configuration == "debug" ? "Debug" : "Release";
        Assembly = Path.Combine(ProjectFolder, "bin", configuration, "net10.0", $"{assembly}.dll");
        _model = new(() => ModelReader.FromAssembly(Assembly));
    }

    public static IReadOnlyList<BuiltExample> All { get; } = [Trello, Hello, Adopt];

    public string Name { get; }

    public string ProjectFolder { get; }

    public string Assembly { get; }

    internal ApplicationModel Model => _model.Value;

    public IReadOnlyList<string> Services => [.. Model.Services.Select(service => service.Name)];
}
