using System.Diagnostics;
using System.Globalization;
using StatusPS;
using StatusPS.Engine.Profiles;

// many <folder> <writer> <count>: stores so many profiles. once <folder> <secret> <n>: stores one anew, and dies at the n-th
// point of the write. remove <folder> <n>: removes it, and dies there. move <folder> <n>: protects it by a passphrase, and dies there.
var store = new ProfileStore(args[1], Environment.GetEnvironmentVariable);
switch (args[0])
{
    case "many":
        Console.WriteLine("ready");
        Console.ReadLine();
        for (int i = 0; i < Number(args[3]); i++) store.Save(Made($"w{args[2]}-{i}", $"secret of w{args[2]}-{i}"), makeDefault: false);
        break;
    case "once":
        DieAt(Number(args[3]));
        store.Save(Made("one", args[2]), makeDefault: false);
        break;
    case "remove":
        DieAt(Number(args[2]));
        store.Remove("one");
        break;
    case "move":
        DieAt(Number(args[2]));
        store.Change("one", stored => stored!, makeDefault: false, SecretProtection.Passphrase);
        break;
}
Console.WriteLine("done");

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static AliyunProfile Made(string name, string secret)
{
    var profile = new AliyunProfile(name);
    profile.Set(nameof(AliyunProfile.AccessKeyId), "id of " + secret, "Test");
    profile.Set(AliyunProfile.AccessKeySecret, secret, "Test");
    return profile;
}

static void DieAt(int point)
{
    int passed = 0;
    StoreFolder.Passing = _ =>
    {
        // No handler, no finally: as when the machine takes the process away.
        if (++passed == point) Process.GetCurrentProcess().Kill();
    };
}
