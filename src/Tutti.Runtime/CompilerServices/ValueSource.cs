using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>Where in a request a simple value is read. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ValueSource
{
    /// <summary>A parameter of the route.</summary>
    Route,

    /// <summary>The query string.</summary>
    Query,

    /// <summary>A header.</summary>
    Header,

    /// <summary>A cookie.</summary>
    Cookie,
}
