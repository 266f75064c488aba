using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>Lends the kernel, which is below this room and cannot name it, the page for a failed run.</summary>
internal static class FailurePage
{
#pragma warning disable CA2255 // A module initializer is the one thing that runs whoever uses the assembly first.
    [ModuleInitializer]
    internal static void Furnish() => FailurePicture.Draw = static (kernel, name, findings) => HtmlPage.Of(Picture.Of(kernel.Trace), name, findings);
#pragma warning restore CA2255
}
