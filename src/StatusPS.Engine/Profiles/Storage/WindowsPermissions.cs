using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>
/// The access control lists of the store's folder and files on Windows. They are for the user, the system and its
/// administrators, and inherit nothing from the parent folder.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class WindowsPermissions
{
    private const int BufferSize = 4096; // The default of FileStream, in bytes.

    /// <summary>Returns true if other users can read or write a file or folder.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="IOException">The file or folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the permissions.</exception>
    public static bool IsAccessibleToOthers(string path)
    {
        string owner = GetUser().Value;
        return GetGrants(path).Any(grant => grant.IsForOthers(owner));
    }

    /// <summary>Creates a folder for this user.</summary>
    /// <param name="path">The path. Missing parent folders are created with the usual permissions.</param>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not create the folder.</exception>
    public static void CreateFolder(string path)
    {
        var folder = new DirectoryInfo(path);
        folder.Parent?.Create();
        var security = new DirectorySecurity();
        Fill(security, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit);
        folder.Create(security);
    }

    /// <summary>Opens a file for this process alone; creates it for this user.</summary>
    /// <param name="path">The path.</param>
    /// <param name="mode">The mode in which the file is opened.</param>
    /// <param name="access">The access to the file: writing, or both.</param>
    /// <exception cref="IOException">The file cannot be opened, or another process has it open.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not open the file.</exception>
    public static FileStream OpenFile(string path, FileMode mode, FileAccess access)
    {
        var rights = access == FileAccess.Write
            ? FileSystemRights.Write : FileSystemRights.Read | FileSystemRights.Write;
        return new FileInfo(path)
            .Create(mode, rights, FileShare.None, BufferSize, FileOptions.None, CreateFileSecurity());
    }

    /// <summary>Restricts a file or folder to this user.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="IOException">The permissions cannot be changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not change the permissions.</exception>
    public static void Restrict(string path)
    {
        if (Directory.Exists(path))
        {
            var security = new DirectorySecurity();
            Fill(security, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit);
            new DirectoryInfo(path).SetAccessControl(security);
        }
        else
        {
            new FileInfo(path).SetAccessControl(CreateFileSecurity());
        }
    }

    private static FileSecurity CreateFileSecurity()
    {
        var security = new FileSecurity();
        Fill(security, InheritanceFlags.None);
        return security;
    }

    private static IEnumerable<AccessGrant> GetGrants(string path)
    {
        FileSystemSecurity security = Directory.Exists(path)
            ? new DirectoryInfo(path).GetAccessControl(AccessControlSections.Access)
            : new FileInfo(path).GetAccessControl(AccessControlSections.Access);
        return security.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
            .Cast<FileSystemAccessRule>().Where(rule => rule.AccessControlType == AccessControlType.Allow)
            .Select(rule => new AccessGrant(rule.IdentityReference.Value, (int)rule.FileSystemRights));
    }

    private static void Fill(FileSystemSecurity security, InheritanceFlags inheritance)
    {
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        SecurityIdentifier[] accounts =
        [
            GetUser(), new(WellKnownSidType.LocalSystemSid, null), new(WellKnownSidType.BuiltinAdministratorsSid, null),
        ];
        foreach (var account in accounts)
            security.AddAccessRule(new FileSystemAccessRule(
                account, FileSystemRights.FullControl, inheritance, PropagationFlags.None, AccessControlType.Allow));
    }

    private static SecurityIdentifier GetUser()
    {
        using var identity = WindowsIdentity.GetCurrent();
        return identity.User ?? throw new UnauthorizedAccessException();
    }
}
