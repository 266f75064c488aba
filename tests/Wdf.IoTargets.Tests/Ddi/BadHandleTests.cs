namespace Wdf.IoTargets.Tests.Ddi;

/// <summary>Null, dead and wrong handles and missing pointers: each stops the kernel as the real framework stops the system.</summary>
public class BadHandleTests
{
    private static readonly Dictionary<string, Action<DialectWorld>> NullHandles = new()
    {
        ["WdfObjectDelete"] = _ => WdfObjectDelete(NULL),
        ["WdfObjectQuery"] = _ => WdfObjectQuery(NULL, Guid.Empty, 4, new UCHAR[4]),
        ["WdfDeviceGetIoTarget"] = _ => WdfDeviceGetIoTarget(NULL),
        ["WdfDeviceGetSelfIoTarget"] = _ => WdfDeviceGetSelfIoTarget(NULL),
        ["WdfDeviceGetDriver"] = _ => WdfDeviceGetDriver(NULL),
        ["WdfIoQueueCreate"] = _ => WdfIoQueueCreate(NULL, NULL, NULL, NULL),
        ["WdfIoTargetCreate"] = _ => WdfIoTargetCreate(NULL, NULL, NULL),
        ["WdfIoTargetStart"] = _ => WdfIoTargetStart(NULL),
        ["WdfIoTargetStop"] = _ => WdfIoTargetStop(NULL, WdfIoTargetCancelSentIo),
        ["WdfIoTargetPurge"] = _ => WdfIoTargetPurge(NULL, WdfIoTargetPurgeIo),
        ["WdfIoTargetClose"] = _ => WdfIoTargetClose(NULL),
        ["WdfIoTargetGetState"] = _ => WdfIoTargetGetState(NULL),
        ["WdfIoTargetWdmGetTargetDeviceObject"] = _ => WdfIoTargetWdmGetTargetDeviceObject(NULL),
        ["WdfIoTargetFormatRequestForRead, target"] = w => WdfIoTargetFormatRequestForRead(NULL, w.NewRequest(), NULL, NULL, NULL),
        ["WdfIoTargetFormatRequestForRead, request"] = w => WdfIoTargetFormatRequestForRead(w.Target, NULL, NULL, NULL, NULL),
        ["WdfIoTargetSendReadSynchronously"] = _ => WdfIoTargetSendReadSynchronously(NULL, NULL, NULL, NULL, NULL, NULL),
        ["WdfIoTargetSendIoctlSynchronously"] = _ => WdfIoTargetSendIoctlSynchronously(NULL, NULL, 0, NULL, NULL, NULL, NULL),
        ["WdfMemoryGetBuffer"] = _ => WdfMemoryGetBuffer(NULL, NULL),
        ["WdfMemoryCopyToBuffer"] = _ => WdfMemoryCopyToBuffer(NULL, 0, new UCHAR[1], 1),
        ["WdfMemoryCreateFromLookaside"] = _ => WdfMemoryCreateFromLookaside(NULL, NULL),
        ["WdfRequestReuse"] = _ => WdfRequestReuse(NULL, new WDF_REQUEST_REUSE_PARAMS()),
        ["WdfRequestChangeTarget, target"] = w => WdfRequestChangeTarget(w.NewRequest(), NULL),
        ["WdfRequestSend, request"] = w => WdfRequestSend(NULL, w.Target, NULL),
        ["WdfRequestSend, target"] = w => WdfRequestSend(w.NewRequest(), NULL, NULL),
        ["WdfRequestGetStatus"] = _ => WdfRequestGetStatus(NULL),
        ["WdfRequestCancelSentRequest"] = _ => WdfRequestCancelSentRequest(NULL),
        ["WdfRequestSetCompletionRoutine"] = _ => WdfRequestSetCompletionRoutine(NULL, NULL, NULL),
        ["WdfRequestComplete"] = _ => WdfRequestComplete(NULL, STATUS_SUCCESS),
        ["WdfRequestGetIoQueue"] = _ => WdfRequestGetIoQueue(NULL),
        ["WdfRequestForwardToIoQueue"] = w => WdfRequestForwardToIoQueue(w.NewRequest(), NULL),
        ["WdfRequestWdmGetIrp"] = _ => WdfRequestWdmGetIrp(NULL),
    };

    private static readonly Dictionary<string, Action<DialectWorld>> MissingPointers = new()
    {
        ["WdfObjectReference"] = _ => WdfObjectReference(NULL),
        ["WdfObjectDereference"] = _ => WdfObjectDereference(NULL),
        ["WdfObjectReferenceActual"] = _ => WdfObjectReferenceActual(NULL, NULL, 0, NULL),
        ["WdfObjectAllocateContext"] = _ => WdfObjectAllocateContext(NULL, NULL, NULL),
        ["WdfObjectGetTypedContext"] = _ => WdfObjectGetTypedContext<NoContext>(NULL),
        ["WdfObjectGetTypedContextWorker"] = _ => WdfObjectGetTypedContextWorker(NULL, NULL),
        ["WdfObjectContextGetObject"] = _ => WdfObjectContextGetObject(NULL),
        ["WdfObjectCreate"] = _ => WdfObjectCreate(NULL, NULL),
        ["WdfDriverCreate"] = w => WdfDriverCreate(w.Lower.DriverObject, NULL, NULL, NULL, NULL),
        ["WdfIoTargetCreate"] = w => WdfIoTargetCreate(w.Device, NULL, NULL),
        ["WdfIoTargetOpen"] = w => WdfIoTargetOpen(w.Target, NULL),
        ["WdfIoTargetQueryTargetProperty, length"] = w => WdfIoTargetQueryTargetProperty(w.Target, DevicePropertyDeviceDescription, 0, NULL, NULL),
        ["WdfIoTargetQueryTargetProperty, buffer"] = w => WdfIoTargetQueryTargetProperty(w.Target, DevicePropertyDeviceDescription, 4, NULL, out _),
        ["WdfIoTargetAllocAndQueryTargetProperty"] = w => WdfIoTargetAllocAndQueryTargetProperty(w.Target, DevicePropertyDeviceDescription, PagedPool, NULL, NULL),
        ["WdfIoTargetQueryForInterface, type"] = w => WdfIoTargetQueryForInterface(w.Target, NULL, out _, 0, 0, NULL),
        ["WdfIoTargetQueryForInterface, interface"] = w => WdfIoTargetQueryForInterface(w.Target, Guid.Empty, NULL, 0, 0, NULL),
        ["WdfMemoryCreate"] = _ => WdfMemoryCreate(NULL, NonPagedPoolNx, 0, 4, NULL, NULL),
        ["WdfMemoryCreatePreallocated, buffer"] = w => WdfMemoryCreatePreallocated(NULL, NULL, 4, out _),
        ["WdfMemoryCreatePreallocated, memory"] = _ => WdfMemoryCreatePreallocated(NULL, new UCHAR[4], 4, NULL),
        ["WdfMemoryCopyToBuffer"] = w => WdfMemoryCopyToBuffer(w.NewMemory(), 0, NULL, 1),
        ["WdfMemoryCopyFromBuffer"] = w => WdfMemoryCopyFromBuffer(w.NewMemory(), 0, NULL, 1),
        ["WdfLookasideListCreate"] = _ => WdfLookasideListCreate(NULL, 4, NonPagedPoolNx, NULL, 0, NULL),
        ["WdfRequestCreate"] = w => WdfRequestCreate(NULL, w.Target, NULL),
        ["WdfRequestCreateFromIrp, IRP"] = w => WdfRequestCreateFromIrp(NULL, NULL, FALSE, out _),
        ["WdfRequestReuse"] = w => WdfRequestReuse(w.NewRequest(), NULL),
        ["WdfRequestWdmFormatUsingStackLocation"] = w => WdfRequestWdmFormatUsingStackLocation(w.NewRequest(), NULL),
        ["WdfRequestGetCompletionParams"] = w => WdfRequestGetCompletionParams(w.NewRequest(), NULL),
        ["WdfRequestGetParameters"] = w => WdfRequestGetParameters(w.NewRequest(), NULL),
        ["WdfRequestMarkCancelable"] = w => WdfRequestMarkCancelable(w.NewRequest(), NULL),
        ["WdfRequestMarkCancelableEx"] = w => WdfRequestMarkCancelableEx(w.NewRequest(), NULL),
        ["WdfRequestRetrieveInputMemory"] = w => WdfRequestRetrieveInputMemory(w.NewRequest(), NULL),
        ["WdfRequestRetrieveOutputBuffer"] = w => WdfRequestRetrieveOutputBuffer(w.NewRequest(), 0, NULL, NULL),
        ["WdfRequestProbeAndLockUserBufferForRead"] = w => WdfRequestProbeAndLockUserBufferForRead(w.NewRequest(), NULL, 4, out _),
    };

    public static TheoryData<string> HandleCases => [.. NullHandles.Keys];

    public static TheoryData<string> PointerCases => [.. MissingPointers.Keys];

    [Theory]
    [MemberData(nameof(HandleCases))]
    public void A_null_handle_is_bug_check_10D_code_5(string ddi)
    {
        using var world = new DialectWorld();

        var violation = world.ViolationOf(NullHandles[ddi]);

        violation.BugCheckCode.Should().Be(0x10D);
        violation.Parameter1.Should().Be((ULONG_PTR)WDF_INVALID_HANDLE);
        violation.Parameter2.Should().Be(0);
        violation.Parameter2IsPointer.Should().BeFalse();
        violation.Message.Should().Contain(ddi.Split(',')[0]);
    }

    [Theory]
    [MemberData(nameof(PointerCases))]
    public void A_required_pointer_that_is_NULL_is_bug_check_10D_code_4(string ddi)
    {
        using var world = new DialectWorld();

        var violation = world.ViolationOf(MissingPointers[ddi]);

        violation.BugCheckCode.Should().Be(0x10D);
        violation.Parameter1.Should().Be((ULONG_PTR)WDF_REQUIRED_PARAMETER_IS_NULL);
        violation.Parameter2.Should().Be(0);
        violation.Message.Should().Contain(ddi.Split(',')[0]);
    }

    [Fact]
    public void A_handle_of_another_kind_is_found_where_it_is_cast()
    {
        using var world = new DialectWorld();
        WDFOBJECT? handle = null;

        var violation = world.ViolationOf(w =>
        {
            handle = w.NewRequest();
            WdfIoTargetStart(WDFHANDLE_CAST<WDFIOTARGET>(handle));
        });

        violation.BugCheckCode.Should().Be(0x10D);
        violation.Parameter1.Should().Be(5);
        violation.Parameter2Object.Should().BeSameAs(handle);
    }

    [Fact]
    public void A_cast_to_the_right_kind_gives_the_handle_and_leaves_NULL()
    {
        using var world = new DialectWorld();
        world.Run(w =>
        {
            WDFOBJECT handle = w.NewRequest();

            WDFHANDLE_CAST<WDFREQUEST>(handle).Should().BeSameAs(handle);
            WDFHANDLE_CAST<WDFREQUEST>(NULL).Should().BeNull();
        });
    }

    [Fact]
    public void A_dead_handle_is_bug_check_10D_code_5()
    {
        using var world = new DialectWorld();

        var violation = world.ViolationOf(w =>
        {
            var memory = w.NewMemory();
            WdfObjectDelete(memory);
            WdfMemoryGetBuffer(memory, NULL);
        });

        violation.Parameter1.Should().Be(5);
        violation.Parameter2Object.Should().BeOfType<WDFMEMORY>();
    }

    [Fact]
    public void Assigning_a_buffer_to_memory_of_the_frameworks_is_a_bad_handle_before_it_is_a_missing_pointer()
    {
        using var world = new DialectWorld();

        world.ViolationOf(w => WdfMemoryAssignBuffer(w.NewMemory(), NULL, 4)).Parameter1.Should().Be(5);
    }

    [Fact]
    public void After_a_bug_check_each_call_ends_with_the_same_exception()
    {
        using var world = new DialectWorld();
        var first = world.ViolationOf(_ => WdfRequestGetStatus(NULL));

        var again = FluentActions.Invoking(() => WdfIoTargetGetState(world.Target)).Should().Throw<WdfViolationException>().Which;

        again.Violation.Should().BeSameAs(first);
    }

    [Fact]
    public void Outside_Run_a_call_without_a_handle_says_so()
    {
        var messages = new List<string>();

        // A thread of its own: one of the pool's may have worked for a kernel with real threads before.
        var thread = new Thread(() =>
        {
            foreach (var call in new Action[] { () => WdfRequestCreate(NULL, NULL, out _), () => KeGetCurrentIrql(), () => WdfObjectDelete(NULL) })
            {
                try
                {
                    call();
                }
                catch (InvalidOperationException e)
                {
                    messages.Add(e.Message);
                }
            }
        });
        thread.Start();
        thread.Join();

        messages.Should().HaveCount(3).And.OnlyContain(message => message.Contains("kernel.Run"));
    }

    private sealed class NoContext;
}
