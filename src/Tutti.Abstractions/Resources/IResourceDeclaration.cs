using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>What the attribute of a class that stands for a resource says of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IResourceDeclaration
{
    /// <summary>What it is, as a message calls it: <c>database</c>.</summary>
    string Kind { get; }

    /// <summary>Its name, unique among those of its kind.</summary>
    string Name { get; }
}
