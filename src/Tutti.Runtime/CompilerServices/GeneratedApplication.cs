using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Tutti.CompilerServices;

/// <summary>Says which class of an assembly describes the app. For generated code.</summary>
/// <param name="type">The class, a <see cref="GeneratedApplication"/> with a parameterless constructor.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GeneratedApplicationAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type type
) : Attribute
{
    /// <summary>The class.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Type { get; } = type;
}

/// <summary>What the generator knows of the app, as code. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedApplication
{
    /// <summary>The app's name.</summary>
    public abstract string Name { get; }

    /// <summary>All services, hosted here or not.</summary>
    public abstract IReadOnlyList<GeneratedService> Services { get; }

    /// <summary>The infrastructure that the app declares.</summary>
    public virtual IReadOnlyList<Resource> Resources => [];

    /// <summary>For each type with validation rules, what checks one member of it; used to find every failure of a body that could not be read.</summary>
    public virtual IReadOnlyDictionary<Type, MemberValidator> MemberValidators { get; } =
        new Dictionary<Type, MemberValidator>();
}

/// <summary>Checks one member of an object, with all below it.</summary>
/// <param name="member">The member's name in JSON.</param>
/// <param name="value">Its value.</param>
/// <param name="validation">Where failures go.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void MemberValidator(string member, object? value, ref Validation validation);
