using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>What happens to IRPs and device stacks, told to the rules of the verifier.</summary>
internal abstract class IrpSignals(SimulatedKernel kernel) : KernelSignals(kernel)
{
    /// <summary>The pages of an MDL are about to be locked (MmProbeAndLockPages).</summary>
    public Action<Mdl>? MdlLocking;

    /// <summary>The pages of an MDL are about to be unlocked (MmUnlockPages).</summary>
    public Action<Mdl>? MdlUnlocking;

    /// <summary>A mapping of an MDL is about to be made; not given when one exists that is used again.</summary>
    public Action<Mdl>? MdlMapping;

    /// <summary>An MDL is about to be freed (IoFreeMdl).</summary>
    public Action<Mdl>? MdlFreeing;

    /// <summary>Bytes are used after their owner has taken them back; the owner is given.</summary>
    public Action<KernelObject>? RevokedViewUsed;

    /// <summary>An MDL is used after who lent it has taken it back; the lender is given.</summary>
    public Action<KernelObject>? TakenBackMdlUsed;

    /// <summary>The signals of a kernel; null when nobody listens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IrpSignals? Of(SimulatedKernel kernel) => Unsafe.As<IrpSignals?>(kernel.Signals);
}
