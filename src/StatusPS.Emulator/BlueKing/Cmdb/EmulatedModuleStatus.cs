namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>The sync status of a module. Times are text, because their offsets matter.</summary>
internal readonly record struct EmulatedModuleStatus(
    long Id, string Status, string Creator, string CreateTime, string LastTime);
