using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>These tests let many runs fail on purpose: none of them writes a page, unless somebody asks for it.</summary>
internal static class NoPictures
{
    [ModuleInitializer]
    internal static void TurnOff()
    {
        if (Environment.GetEnvironmentVariable("WDF_PICTURES") is null)
        {
            Environment.SetEnvironmentVariable("WDF_PICTURES", "off");
        }
    }
}
