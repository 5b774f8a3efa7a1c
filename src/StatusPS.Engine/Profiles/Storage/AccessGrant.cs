namespace StatusPS.Engine.Profiles.Storage;

/// <summary>A permission that the access control list of a file or folder on Windows grants.</summary>
/// <param name="Account">The security identifier (SID) of the user or group.</param>
/// <param name="Rights">The access mask.</param>
internal readonly record struct AccessGrant(string Account, int Rights)
{
    // https://learn.microsoft.com/windows-server/identity/ad-ds/manage/understand-security-identifiers
    private const string LocalSystem = "S-1-5-18", Administrators = "S-1-5-32-544";
    private const string CreatorOwner = "S-1-3-0", OwnerRights = "S-1-3-4";

    // An app of the store needs the permission of its user besides its own.
    private const string AppPackage = "S-1-15-";

    // Synchronize, ReadPermissions, ReadAttributes and ReadExtendedAttributes.
    // https://learn.microsoft.com/windows/win32/fileio/file-access-rights-constants
    private const int Harmless = 0x120088;

    /// <summary>
    /// Returns true if the permission lets another user than the owner read or change the content. The system and its
    /// administrators do not count, because they can take any permission.
    /// </summary>
    /// <param name="owner">The security identifier of the owner.</param>
    public bool IsForOthers(string owner) => (Rights & ~Harmless) != 0
        && Account is not (LocalSystem or Administrators or CreatorOwner or OwnerRights)
        && Account != owner && !Account.StartsWith(AppPackage, StringComparison.Ordinal);
}
