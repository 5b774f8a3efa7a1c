namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>One module's sync status as it goes out; times are text because their offsets matter.</summary>
internal readonly record struct CmdbModule(long Id, string Status, string Creator, string CreateTime, string LastTime);
