namespace Wdf.IoTargets;

/// <content>What the registry of a real system sets for the framework's verifier, beside switching it on.</content>
public sealed partial record SimulatedKernelOptions
{
    /// <summary>
    /// Whether the verifier also makes the checks that came with a later framework version than the one that the driver is built for
    /// (VerifyDownLevel). Off by default. Behaviour that depends on the version stays that of the driver's own.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/using-kmdf-verifier"/>
    public bool VerifyDownLevel { get; init; }

    /// <summary>Whether WDFVERIFY and its kin look at their conditions (VerifyOn); null for as <see cref="FrameworkVerifier"/>.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/registry-values-for-debugging-kmdf-drivers"/>
    public bool? VerifyOn { get; init; }

    /// <summary>
    /// The kinds of objects whose references are kept with tag and source line when <see cref="TrackReferenceTags"/> is set (the list in TrackHandles); null for all
    /// kinds.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/framework-object-life-cycle"/>
    public IReadOnlyCollection<KernelObjectKind>? TrackReferenceKinds { get; init; }

    /// <summary>
    /// How many objects of the watched kinds a driver may have for each of its devices (ObjectLeakDetectionLimit): the verifier breaks, once, at the object that
    /// reaches the limit. Null for no limit, the default.
    /// </summary>
    public int? ObjectLimit { get; init; }

    /// <summary>
    /// The kinds that <see cref="ObjectLimit"/> watches (ObjectsForLeakDetection); null for requests that the driver made, work items, strings, general objects
    /// and devices. Memory cannot be watched.
    /// </summary>
    public IReadOnlyCollection<KernelObjectKind>? ObjectLimitKinds { get; init; }

    /// <summary>
    /// How many allocations of the framework for its drivers succeed, counted from the creation of the first driver; all later ones fail
    /// (VerifierAllocateFailCount). Null for no failures, the default. The framework's own allocations count too, so the number for one place in a driver is
    /// found by trying. IRPs, MDLs and pool that the driver takes itself are not the framework's. For one failure alone, or those of one kind, see
    /// <see cref="SimulatedKernel.FailAllocations"/>.
    /// </summary>
    public int? VerifierAllocateFailCount { get; init; }

    /// <summary>
    /// Whether callbacks of queues must return at the IRQL, and with the critical regions, that they were called with (EnhancedVerifierOptions bit 0): bug check
    /// 0x10D code 0xE or 0xF. Off by default, as in the real framework, where it does not depend on the rest of the verifier.
    /// </summary>
    public bool CheckCallbackIrql { get; init; }
}
