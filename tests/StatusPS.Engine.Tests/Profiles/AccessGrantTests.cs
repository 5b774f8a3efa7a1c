using StatusPS.Engine.Profiles.Storage;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>The permissions of Windows that open the store to other users.</summary>
public sealed class AccessGrantTests
{
    private const string Owner = "S-1-5-21-1-2-3-1001";
    private const int FullControl = 0x1F01FF, Read = 0x120089, ReadData = 1, GenericRead = unchecked((int)0x80000000);

    [Theory]
    [InlineData(Owner)]
    [InlineData("S-1-5-18")] // The system.
    [InlineData("S-1-5-32-544")] // Administrators.
    [InlineData("S-1-3-0")] // The creator of a new file.
    [InlineData("S-1-3-4")] // The owner.
    [InlineData("S-1-15-2-1")] // Apps of the store, which need the user's permission too.
    public void Owner_system_and_administrators_are_no_others(string account) =>
        Assert.False(new AccessGrant(account, FullControl).IsForOthers(Owner));

    [Theory]
    [InlineData("S-1-1-0", Read)] // Everyone.
    [InlineData("S-1-5-11", ReadData)] // Authenticated users.
    [InlineData("S-1-5-32-545", GenericRead)] // Users.
    [InlineData("S-1-5-21-1-2-3-1002", 2)] // Another user, who may write.
    [InlineData("S-1-5-21-1-2-3-10011", FullControl)]
    [InlineData("S-1-5-21-1-2-3-513", 0x40000)] // Domain users, who may change the permissions.
    public void Permission_of_another_account_is_for_others(string account, int rights) =>
        Assert.True(new AccessGrant(account, rights).IsForOthers(Owner));

    [Theory]
    [InlineData(0)]
    [InlineData(0x120088)] // Attributes and permissions.
    public void Permission_that_reveals_no_content_is_not_for_others(int rights) =>
        Assert.False(new AccessGrant("S-1-1-0", rights).IsForOthers(Owner));
}
