using System.Runtime.CompilerServices;

namespace Wdf.IoTargets.Testing;

/// <summary>
/// Exploration of interleavings and assertions over the events of a simulated kernel. Nothing here depends on a test
/// framework.
/// </summary>
[CompilerGenerated]
internal static class NamespaceDoc
{
}
