using System.Security.Claims;

namespace Tutti.ServiceCalls;

/// <summary>A principal as the value of a header.</summary>
internal static class PrincipalHeader
{
    /// <summary>The value; <see langword="null"/> if nobody is signed in.</summary>
    public static string? Write(ClaimsPrincipal? user)
    {
        if (user?.Identities.Any(identity => identity.IsAuthenticated) is not true)
        {
            return null;
        }
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            user.WriteTo(writer);
        }
        return Convert.ToBase64String(stream.ToArray());
    }

    /// <summary>Reads what another process of the app has written.</summary>
    public static ClaimsPrincipal? Read(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }
        using var reader = new BinaryReader(new MemoryStream(Convert.FromBase64String(value)));
        return new ClaimsPrincipal(reader);
    }
}
