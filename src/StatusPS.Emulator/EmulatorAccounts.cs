namespace StatusPS.Emulator;

/// <summary>The credentials the emulator accepts, and the addresses of the built-in <c>demo</c> profile. All of them are made up.</summary>
public static partial class EmulatorAccounts;
