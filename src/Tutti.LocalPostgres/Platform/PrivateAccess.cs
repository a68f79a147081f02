using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace Tutti.LocalPostgres.Platform;

/// <summary>What Windows has for "only the user": a list of who may do what.</summary>
[SupportedOSPlatform("windows")]
internal static class PrivateAccess
{
    /// <summary>The user's number. An administrator's files would belong to all administrators, and the server is none: it is named itself.</summary>
    public static string User
    {
        get
        {
            using var identity = WindowsIdentity.GetCurrent();
            return identity.User!.Value;
        }
    }

    /// <summary>Makes a folder, unless it exists, that only the user may open, with all that will be in it.</summary>
    public static void MakeFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }
        if (Path.GetDirectoryName(path) is { } parent)
        {
            Directory.CreateDirectory(parent);
        }
        var access = new DirectorySecurity();
        access.SetSecurityDescriptorSddlForm($"D:P(A;OICI;FA;;;{User})(A;OICI;FA;;;SY)");
        access.CreateDirectory(path);
    }

    /// <summary>A list in the form that the system takes.</summary>
    public static byte[] Of(RawSecurityDescriptor access)
    {
        var bytes = new byte[access.BinaryLength];
        access.GetBinaryForm(bytes, 0);
        return bytes;
    }
}
