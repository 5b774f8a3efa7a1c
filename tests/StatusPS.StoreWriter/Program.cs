using System.Diagnostics;
using System.Globalization;
using StatusPS;
using StatusPS.Engine.Profiles.Storage;

// many <folder> <writer> <count>: saves that many profiles.
// save <folder> <stop>: saves the profile "one" with a new secret.
// remove <folder> <stop>: removes it.
// protect <folder> <stop>: protects it by a passphrase.
// <stop> is "each" to pause at each point of the write until a line arrives, or the number of the point to be killed at.
var store = new ProfileStore(args[1], Environment.GetEnvironmentVariable);
switch (args[0])
{
    case "many":
        Console.WriteLine("ready");
        Console.ReadLine();
        for (int i = 0; i < ParseNumber(args[3]); i++) store.Save(CreateProfile($"w{args[2]}-{i}", $"secret of w{args[2]}-{i}"), makeDefault: false);
        break;
    case "save":
        StopAt(args[2]);
        store.Save(CreateProfile("one", "new"), makeDefault: false);
        break;
    case "remove":
        StopAt(args[2]);
        store.Remove("one");
        break;
    case "protect":
        StopAt(args[2]);
        store.Update("one", stored => stored!, makeDefault: false, SecretProtection.Passphrase);
        break;
}
Console.WriteLine("done");

static int ParseNumber(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static AliyunProfile CreateProfile(string name, string secret)
{
    var profile = new AliyunProfile(name);
    profile.Set(nameof(AliyunProfile.AccessKeyId), "id of " + secret, "Test");
    profile.Set(AliyunProfile.AccessKeySecret, secret, "Test");
    return profile;
}

static void StopAt(string stop)
{
    if (stop == "each")
    {
        StoreFolder.Passing = _ =>
        {
            Console.WriteLine("point");
            Console.ReadLine();
        };
        return;
    }
    int passed = 0, last = ParseNumber(stop);
    StoreFolder.Passing = _ =>
    {
        // Runs no handler and no finally, as when the machine ends the process.
        if (++passed == last) Process.GetCurrentProcess().Kill();
    };
}
