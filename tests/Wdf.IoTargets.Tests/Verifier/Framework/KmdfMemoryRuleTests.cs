using static Wdf.IoTargets.NtStatus;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>
/// Memory, buffers of requests, MDLs. The list of MDLs at the unload (FxMdlDump) is not here: the library frees each MDL of a format with its request,
/// whatever the driver does to the IRP.
/// </summary>
public partial class KmdfMemoryRuleTests : RuleTests<KmdfMemoryRuleTests>
{
    internal override IEnumerable<(string Id, RuleCase Rule)> Table => [.. OfRequests(), .. OfUserBuffers(), .. OfObjects()];

    [Fact(DisplayName = "VerifierAllocateFailCount: each allocation of the framework's counts, and all later ones fail")]
    public void Allocations_of_the_driver_and_of_the_io_manager_do_not_count()
    {
        using var bed = new TestBed.Bed(new SimulatedKernelOptions { VerifierAllocateFailCount = 20 });
        bed.Run(() =>
        {
            for (var i = 0; i < 30; i++)
            {
                IoManager.FreeIrp(IoManager.AllocateIrp(bed.Kernel, 1)!);
                IoManager.FreeMdl(IoManager.AllocateMdl(bed.Kernel, new byte[4])!);
            }

            bed.Driver.CreateRequest(bed.Target);
            for (var i = 0; i < 20; i++)
            {
                WdfObject.Create(bed.Driver, null, out _);
            }

            WdfMemory.Create(bed.Driver, null, PoolType.NonPagedPoolNx, 0, 1, out _, out _).Should().Be(InsufficientResources);
            WdfObject.Create(bed.Driver, null, out _).Should().Be(InsufficientResources);
        });
    }

    private static IEnumerable<(string Id, RuleCase Rule)> OfRequests()
    {
        yield return ("FxRequestVerifyRequestIsNotCompleted-AddIrpReference", new(
            w => WithInput(w, (r, memory) =>
            {
                r.Reference();
                r.Complete(Success);
                memory.Reference();
                w.Answer = "taken";
            }),
            w => WithInput(w, static (r, memory) =>
            {
                memory.Reference();
                memory.Dereference();
                r.Complete(Success);
            }))
        {
            On = "taken",
            Off = "taken",
        });
        yield return ("FxRequestReleaseIrpReference-Underflow", new(
            w => WithInput(w, static (r, memory) =>
            {
                memory.Dereference();
                r.Complete(Success);
            }),
            w => WithInput(w, static (r, memory) =>
            {
                memory.Reference();
                memory.Dereference();
                r.Complete(Success);
            }))
        {
            ThenBugCheck = 0x10D,
            OffBugCheck = 0x10D,
        });
        yield return ("FxRequestBaseFreeMdls-NotLocked", new(
            w =>
            {
                var request = w.Created();
                IoManager.AllocateMdl(w.Kernel, new byte[8], request.WdmGetIrp());
                request.Reuse();
                w.Answer = w.Kernel.CountLive(KernelObjectKind.Mdl);
            },
            w => w.Bed.Formatted().Reuse())
        {
            On = 0,
            Off = 0,
        });
        foreach (var rule in Retrieved())
        {
            yield return rule;
        }
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Retrieved()
    {
        yield return ("FxRequestGetMemoryObject-NeitherReadWrite", new(
            w => w.Write(r => w.Answer = r.RetrieveInputBuffer(1, out Memory<byte> _, out var _)),
            w => WithInput(w, static (r, _) => r.Complete(Success)))
        {
            IoType = WdfDeviceIoType.Neither,
            On = InvalidDeviceRequest,
            Off = Success,
        });
        yield return ("FxRequestGetMemoryObject-MajorFunction", new(
            w => w.Answer = w.FromIrp(major: MajorFunction.FlushBuffers, parent: w.Device).RetrieveInputMemory(out _),
            w => WithInput(w, static (r, _) => r.Complete(Success)))
        {
            On = InvalidDeviceRequest,
            Off = InvalidDeviceRequest,
        });
        yield return ("FxRequestGetMdl-Neither", new(
            w => w.Write(r => w.Answer = r.RetrieveInputWdmMdl(out _)),
            w => WithInput(w, static (r, memory) =>
            {
                r.RetrieveInputWdmMdl(out _).Should().Be(Success);
                r.Complete(Success);
            }))
        {
            IoType = WdfDeviceIoType.Neither,
            On = InvalidDeviceRequest,
            Off = InvalidDeviceRequest,
        });
        yield return ("WdfRequestRetrieve-WrongDirection", new(
            w => w.Read(r => w.Answer = r.RetrieveInputMemory(out _)),
            w => w.Read(static r =>
            {
                r.RetrieveOutputMemory(out _).Should().Be(Success);
                r.Complete(Success);
            }))
        {
            Breaks = 0,
            On = InvalidDeviceRequest,
            Off = InvalidDeviceRequest,
        });
        yield return ("WdfRequestRetrieve-TooShort", new(
            w => WithInput(w, (r, memory) => w.Answer = r.RetrieveInputBuffer(64, out Memory<byte> _, out _)),
            w => WithInput(w, static (r, memory) =>
            {
                r.RetrieveInputBuffer(4, out Memory<byte> _, out _).Should().Be(Success);
                r.Complete(Success);
            }))
        {
            Breaks = 0,
            On = BufferTooSmall,
            Off = BufferTooSmall,
        });
        yield return ("FxRequestGetMemoryObject-UserModeNeitherIoctl", new(
            w => w.Control(r => w.Answer = r.RetrieveInputMemory(out _), TestBed.Bed.Code(IoMethod.Neither), new byte[4]),
            w =>
            {
                using var kernelMode = new TestBed.OpenedDevice(w.Bed, ProcessorMode.KernelMode);
                w.Handler = static r =>
                {
                    r.RetrieveInputMemory(out _).Should().Be(Success);
                    r.Complete(Success);
                };
                kernelMode.File.DeviceIoControl(TestBed.Bed.Code(IoMethod.Neither), new byte[4]);
            })
        {
            Breaks = 0,
            On = InvalidDeviceRequest,
            Off = InvalidDeviceRequest,
        });
    }

    private static IoOperation WithInput(RuleWorld w, Action<WdfRequest, WdfMemory> driver) => w.Control(
        r =>
        {
            r.RetrieveInputMemory(out var memory).Should().Be(Success);
            driver(r, memory!);
        },
        input: new byte[4]);
}
