using System.Diagnostics;
using System.Globalization;
using StatusPS;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.StoreWriter;

// many <folder> <writer> <count>: saves that many profiles.
// save <folder> <stop>: saves the profile "one" with a new secret.
// remove <folder> <stop>: removes it.
// protect <folder> <stop>: protects it by a passphrase.
// <stop> is "each" to pause at each point of the write until a line arrives, or the number of the point to be killed
// at.
var writer = args[0] == "many" ? null : new SteppedFileWriter(CreateStep(args[2]));
var store = new ProfileStore(new StoreFolder(args[1], writer), Environment.GetEnvironmentVariable);
switch (args[0])
{
    case "many":
        Console.WriteLine("ready");
        Console.ReadLine();
        for (int i = 0; i < ParseNumber(args[3]); i++)
            store.Save(CreateProfile($"w{args[2]}-{i}", $"secret of w{args[2]}-{i}"), makeDefault: false);
        break;
    case "save":
        store.Save(CreateProfile("one", "new"), makeDefault: false);
        break;
    case "remove":
        store.Remove("one");
        break;
    case "protect":
        store.Update(ProfileChange.Edit(store.Find("one")!, _ => { }), makeDefault: false, SecretProtection.Passphrase);
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

static Action CreateStep(string stop)
{
    if (stop == "each")
    {
        return () =>
        {
            Console.WriteLine("point");
            Console.ReadLine();
        };
    }
    int steps = 0, last = ParseNumber(stop);
    return () =>
    {
        // Runs no handler and no finally, as when the machine ends the process.
        if (++steps == last) Process.GetCurrentProcess().Kill();
    };
}
