using System.Globalization;
using System.Runtime.CompilerServices;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>The tests read messages in English, whatever language the machine speaks.</summary>
internal static class EnglishSession
{
    [ModuleInitializer]
    internal static void Begin() =>
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
}
