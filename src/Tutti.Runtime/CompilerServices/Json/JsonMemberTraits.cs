using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>What is true of a member in JSON. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[Flags]
public enum JsonMemberTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It must be given.</summary>
    Required = 1,

    /// <summary>It never is null.</summary>
    GivesNoNull = 2,

    /// <summary>Null is refused.</summary>
    TakesNoNull = 4,
}
