namespace Wdf.IoTargets.Tests.Ddi;

public class WdmRoutineTests
{
    [Fact]
    public void An_IRP_of_ones_own_is_sent_waited_for_and_freed() => Run(w =>
    {
        KeInitializeEvent(out KEVENT done, NotificationEvent, FALSE);
        PIRP irp = IoAllocateIrp(w.Lower.StackSize, FALSE);
        irp.Should().NotBeNull();
        ref IO_STACK_LOCATION stack = ref IoGetNextIrpStackLocation(irp);
        stack.MajorFunction = IRP_MJ_READ;
        stack.Parameters.Read.Length = 12;
        IoSetCompletionRoutine(irp, KeepAndSignal, done, TRUE, TRUE, TRUE);

        IoCallDriver(w.Lower, irp).Should().Be(STATUS_SUCCESS);
        KeWaitForSingleObject(done, Executive, KernelMode, FALSE, NULL).Should().Be(STATUS_SUCCESS);

        irp.IoStatus.Information.Should().Be(12);
        IoReuseIrp(irp, STATUS_PENDING);
        irp.IoStatus.Status.Should().Be(STATUS_PENDING);
        IoFreeIrp(irp);
    });

    [Fact]
    public void A_built_control_returns_its_data_in_the_status_block() => Run(w =>
    {
        var output = new UCHAR[4];
        PIO_STATUS_BLOCK result = new();
        KeInitializeEvent(out KEVENT done, NotificationEvent, FALSE);
        PIRP irp = IoBuildDeviceIoControlRequest(DialectWorld.IOCTL_ECHO, w.Lower, new UCHAR[] { 9, 8 }, 2, output, 4, FALSE, done, result);

        var status = IoCallDriver(w.Lower, irp);

        status.Should().Be(STATUS_SUCCESS);
        result.Information.Should().Be(2);
        output.Should().Equal(9, 8, 0, 0);
    });

    [Fact]
    public void A_built_read_takes_a_LARGE_INTEGER_or_NULL() => Run(w =>
    {
        LARGE_INTEGER offset = new() { QuadPart = 4096 };
        PIO_STATUS_BLOCK result = new();
        KeInitializeEvent(out KEVENT done, NotificationEvent, FALSE);

        foreach (LARGE_INTEGER? start in new LARGE_INTEGER?[] { offset, NULL })
        {
            PIRP irp = IoBuildSynchronousFsdRequest(IRP_MJ_READ, w.Lower, new UCHAR[8], 8, start, done, result);
            IoGetNextIrpStackLocation(irp).Parameters.Read.ByteOffset.Should().Be(start is null ? 0 : 4096);
            IoCallDriver(w.Lower, irp).Should().Be(STATUS_SUCCESS);
        }
    });

    [Fact]
    public void Waits_take_relative_absolute_zero_and_no_limits() => Run(w =>
    {
        KeInitializeEvent(out KEVENT never, SynchronizationEvent, FALSE);
        KeQuerySystemTime(out var start);

        KeWaitForSingleObject(never, Executive, KernelMode, FALSE, WDF_REL_TIMEOUT_IN_MS(5)).Should().Be(STATUS_TIMEOUT);
        KeWaitForSingleObject(never, Executive, KernelMode, FALSE, start.QuadPart + WDF_ABS_TIMEOUT_IN_MS(8)).Should().Be(STATUS_TIMEOUT);
        KeWaitForSingleObject(never, Executive, KernelMode, FALSE, 0).Should().Be(STATUS_TIMEOUT);
        KeDelayExecutionThread(KernelMode, FALSE, WDF_REL_TIMEOUT_IN_MS(2)).Should().Be(STATUS_SUCCESS);

        KeQuerySystemTime(out var end);
        (end.QuadPart - start.QuadPart).Should().Be(10 * WDF_TIMEOUT_TO_MS);
        KeSetEvent(never, 0, FALSE).Should().Be(0);
        KeReadStateEvent(never).Should().NotBe(0);
        KeResetEvent(never).Should().NotBe(0);
        KeReadStateEvent(never).Should().Be(0);
    });

    [Fact]
    public void A_spin_lock_raises_the_IRQL_and_restores_it() => Run(_ =>
    {
        KeInitializeSpinLock(out KSPIN_LOCK spinLock);

        KeAcquireSpinLock(spinLock, out KIRQL old);
        KeGetCurrentIrql().Should().Be(DISPATCH_LEVEL);
        KeReleaseSpinLock(spinLock, old);

        KeGetCurrentIrql().Should().Be(PASSIVE_LEVEL);
        KeRaiseIrql(APC_LEVEL, out old);
        KeLowerIrql(old);
        KeGetCurrentIrql().Should().Be(PASSIVE_LEVEL);
    });

    [Fact]
    public void Interlocked_operations_return_what_C_returns() => Run(_ =>
    {
        LONG count = 5;

        InterlockedIncrement(ref count).Should().Be(6);
        InterlockedDecrement(ref count).Should().Be(5);
        InterlockedAdd(ref count, 3).Should().Be(8);
        InterlockedExchangeAdd(ref count, 2).Should().Be(8);
        InterlockedExchange(ref count, 1).Should().Be(10);
        InterlockedCompareExchange(ref count, 7, 2).Should().Be(1);
        InterlockedCompareExchange(ref count, 7, 1).Should().Be(1);
        count.Should().Be(7);
    });

    [Fact]
    public void Another_actor_may_run_before_an_interlocked_operation()
    {
        var isLost = false;
        for (var seed = 1; seed <= 20; seed++)
        {
            using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Strategy = new RandomStrategy(seed) });
            kernel.Run(() =>
            {
                LONG count = 0;
                void AddCarelessly()
                {
                    var read = InterlockedCompareExchange(ref count, 0, 0);
                    InterlockedExchange(ref count, read + 1);
                }

                var other = kernel.Spawn("other", AddCarelessly);
                AddCarelessly();
                other.Join();
                isLost |= count == 1;
            });
        }

        isLost.Should().BeTrue("some order of the two loses an addition");
    }

    [Fact]
    public void Lists_keep_their_order_and_know_their_records() => Run(_ =>
    {
        LIST_ENTRY head = new();
        InitializeListHead(head);
        var links = "abc".Select(name => new LIST_ENTRY(name.ToString())).ToArray();
        InsertTailList(head, links[1]);
        InsertTailList(head, links[2]);
        InsertHeadList(head, links[0]);

        RemoveEntryList(links[1]).Should().BeFalse();
        CONTAINING_RECORD<string>(RemoveHeadList(head)).Should().Be("a");
        CONTAINING_RECORD<string>(RemoveTailList(head)).Should().Be("c");

        IsListEmpty(head).Should().BeTrue();
        RemoveHeadList(head).Should().BeSameAs(head);
    });

    [Fact]
    public void Removing_an_entry_twice_is_found() => Breaks(0x139, _ =>
    {
        LIST_ENTRY head = new();
        LIST_ENTRY entry = new();
        InitializeListHead(head);
        InsertTailList(head, entry);
        InsertTailList(head, new LIST_ENTRY());
        RemoveEntryList(entry);
        RemoveEntryList(entry);
    });

    [Fact]
    public void Pool_is_zeroed_or_not_as_asked_for() => Run(_ =>
    {
        PVOID zeroed = ExAllocatePool2(POOL_FLAG_NON_PAGED, 4, 0);
        PVOID raw = ExAllocatePoolWithTag(NonPagedPoolNx, 4, 0);

        zeroed.ToArray().Should().OnlyContain(value => value == 0);
        raw.ToArray().Should().OnlyContain(value => value == 0xCD);
        RtlFillMemory(zeroed, 2, 7);
        RtlCopyMemory(raw, zeroed, 4);
        RtlCompareMemory(raw, zeroed, 4).Should().Be(4);
        RtlZeroMemory(raw, 4);
        RtlCompareMemory(raw, zeroed, 4).Should().Be(0);
        ExFreePool(zeroed);
        ExFreePoolWithTag(raw, 0);
    });

    [Fact]
    public void Copying_more_than_a_buffer_holds_is_found() => Breaks(0x50, _ => RtlCopyMemory(new UCHAR[4], new UCHAR[8], 8));

    [Fact]
    public void Freeing_NULL_is_found() => Breaks(0xC2, _ => ExFreePool(NULL));

    [Fact]
    public void Using_an_IRP_that_was_not_allocated_is_found() => Breaks(0x7E, w => IoCallDriver(w.Lower, NULL));

    [Fact]
    public void An_MDL_and_a_part_of_it_describe_the_same_bytes() => Run(_ =>
    {
        PVOID buffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, 0);
        PMDL whole = IoAllocateMdl(buffer, 16, FALSE, FALSE, NULL);
        PMDL part = IoAllocateMdl(buffer, 16, FALSE, FALSE, NULL);
        MmBuildMdlForNonPagedPool(whole);
        IoBuildPartialMdl(whole, part, MmGetMdlVirtualAddress(whole)[4..], 8);

        MmGetSystemAddressForMdlSafe(part, NormalPagePriority | MdlMappingNoExecute).Span[0] = 3;

        buffer.Span[4].Should().Be(3);
        MmGetMdlByteCount(part).Should().Be(8);
        MmGetMdlByteOffset(part).Should().Be(4);
        IoFreeMdl(part);
        IoFreeMdl(whole);
        ExFreePool(buffer);
    });

    private static NTSTATUS KeepAndSignal(PDEVICE_OBJECT? device, PIRP irp, WDFCONTEXT? context)
    {
        KeSetEvent((KEVENT)context!, 0, FALSE);
        return STATUS_MORE_PROCESSING_REQUIRED;
    }

    private static void Run(Action<DialectWorld> body)
    {
        using var world = new DialectWorld();
        world.Run(body);
    }

    private static void Breaks(ULONG bugCheck, Action<DialectWorld> body)
    {
        using var world = new DialectWorld();
        world.ViolationOf(body).BugCheckCode.Should().Be(bugCheck);
    }
}
