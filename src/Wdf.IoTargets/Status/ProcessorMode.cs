namespace Wdf.IoTargets;

/// <summary>Where a request comes from (<c>KPROCESSOR_MODE</c>).</summary>
public enum ProcessorMode : byte
{
    /// <summary>A kernel-mode component; its buffers are trusted.</summary>
    KernelMode = 0,

    /// <summary>An application; its buffers are probed.</summary>
    UserMode = 1,
}
