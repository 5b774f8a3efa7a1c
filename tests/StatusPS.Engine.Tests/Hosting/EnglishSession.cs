using System.Globalization;
using System.Runtime.CompilerServices;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>Runs the tests in English on machines of any language.</summary>
internal static class EnglishSession
{
    [ModuleInitializer]
    internal static void Begin() =>
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
}
