namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The life of MDLs.</summary>
public class MdlStateTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "0xC4_0x70",
            kernel => LockAt(kernel, WdmWorld.DeviceIrql),
            kernel => LockAt(kernel, Irql.Dispatch)
        },
        {
            "0xC4_0x76",
            kernel =>
            {
                var mdl = Locked(kernel);
                WdmWorld.At(kernel, WdmWorld.DeviceIrql, () => mdl.GetSystemAddress());
            },
            kernel =>
            {
                var mdl = Locked(kernel);
                mdl.GetSystemAddress();
                WdmWorld.At(kernel, WdmWorld.DeviceIrql, () => mdl.GetSystemAddress());
                UnlockAndFree(mdl);
            }
        },
        {
            "0xC4_0x78",
            kernel =>
            {
                var mdl = Locked(kernel);
                WdmWorld.At(kernel, WdmWorld.DeviceIrql, mdl.Unlock);
            },
            kernel =>
            {
                var mdl = Locked(kernel);
                WdmWorld.At(kernel, Irql.Dispatch, () => UnlockAndFree(mdl));
            }
        },
        {
            "0xC4_0x7C",
            kernel => Allocated(kernel).Unlock(),
            kernel =>
            {
                kernel.FailAllocations(static site => site == AllocationSite.PageLock);
                var mdl = Allocated(kernel);
                mdl.ProbeAndLock(LockOperation.IoReadAccess).Should().Be(NtStatus.InsufficientResources);
                IoManager.FreeMdl(mdl);
            }
        },
        {
            "0xC4_0x7D",
            kernel => NonPaged(kernel).Unlock(),
            kernel => IoManager.FreeMdl(NonPaged(kernel))
        },
        {
            "0xC4_0x85",
            kernel => Allocated(kernel).GetSystemAddress(),
            kernel =>
            {
                var whole = Locked(kernel);
                var part = Allocated(kernel);
                part.BuildPartial(whole, 4, 8);
                part.GetSystemAddress();
                IoManager.FreeMdl(part);
                UnlockAndFree(whole);
            }
        },
        {
            "0xC4_0xB0",
            kernel => NonPaged(kernel).ProbeAndLock(LockOperation.IoWriteAccess),
            kernel =>
            {
                var mdl = Locked(kernel);
                mdl.Unlock();
                mdl.ProbeAndLock(LockOperation.IoWriteAccess);
                UnlockAndFree(mdl);
            }
        },
        {
            "0xC4_0xB4",
            kernel =>
            {
                var part = Allocated(kernel);
                part.BuildPartial(Locked(kernel), 4, 8);
                part.Unlock();
            },
            kernel =>
            {
                var whole = Locked(kernel);
                var part = Allocated(kernel);
                part.BuildPartial(whole, 4, 8);
                IoManager.FreeMdl(part);
                UnlockAndFree(whole);
            }
        },
        {
            "0xC4_0xB8",
            kernel =>
            {
                var mdl = Locked(kernel);
                mdl.GetSystemAddress();
                IoManager.FreeMdl(mdl);
            },
            kernel =>
            {
                var mdl = Locked(kernel);
                mdl.GetSystemAddress();
                UnlockAndFree(mdl);
            }
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    private static Mdl Allocated(SimulatedKernel kernel) => IoManager.AllocateMdl(kernel, new byte[16])!;

    private static Mdl Locked(SimulatedKernel kernel)
    {
        var mdl = Allocated(kernel);
        mdl.ProbeAndLock(LockOperation.IoReadAccess).Should().Be(NtStatus.Success);
        return mdl;
    }

    private static Mdl NonPaged(SimulatedKernel kernel)
    {
        var mdl = Allocated(kernel);
        mdl.BuildForNonPagedPool();
        return mdl;
    }

    private static void LockAt(SimulatedKernel kernel, Irql irql)
    {
        var mdl = Allocated(kernel);
        WdmWorld.At(kernel, irql, () => mdl.ProbeAndLock(LockOperation.IoReadAccess));
        UnlockAndFree(mdl);
    }

    private static void UnlockAndFree(Mdl mdl)
    {
        mdl.Unlock();
        IoManager.FreeMdl(mdl);
    }
}
