namespace Wdf.IoTargets.Tests.Ddi;

/// <summary>What C lets be NULL takes NULL and null in the same place, and a value too.</summary>
public class OptionalNullTests
{
    [Fact]
    public void Creations_take_no_attributes_no_target_and_no_buffer() => Run(w =>
    {
        WdfRequestCreate(NULL, NULL, out var bare).Should().Be(STATUS_SUCCESS);
        WdfRequestCreate(null, null, out _).Should().Be(STATUS_SUCCESS);
        WdfRequestCreate(WDF_NO_OBJECT_ATTRIBUTES, WDF_NO_HANDLE, out _).Should().Be(STATUS_SUCCESS);
        WdfMemoryCreate(NULL, PagedPool, 0, 4, out _, NULL).Should().Be(STATUS_SUCCESS);
        WdfMemoryCreate(null, PagedPool, 0, 4, out _, out PVOID buffer).Should().Be(STATUS_SUCCESS);
        WdfObjectCreate(NULL, out WDFOBJECT general).Should().Be(STATUS_SUCCESS);
        WdfLookasideListCreate(NULL, 4, NonPagedPoolNx, NULL, 0, out var lookaside).Should().Be(STATUS_SUCCESS);
        WdfMemoryCreateFromLookaside(lookaside, out _).Should().Be(STATUS_SUCCESS);
        WdfIoTargetCreate(w.Device, NULL, out _).Should().Be(STATUS_SUCCESS);

        bare.Irp.Should().BeNull();
        buffer.Length.Should().Be(4);
        general.Parent.Should().BeSameAs(w.Driver);
    });

    [Fact]
    public void Formats_take_no_memory_offsets_or_device_offset() => Run(w =>
    {
        var request = w.NewRequest();
        var memory = w.NewMemory();
        WDFMEMORY_OFFSET part = new(0, 4);
        LONGLONG deviceOffset = 512;

        WdfIoTargetFormatRequestForRead(w.Target, request, NULL, NULL, NULL).Should().Be(STATUS_SUCCESS);
        WdfIoTargetFormatRequestForRead(w.Target, request, null, null, null).Should().Be(STATUS_SUCCESS);
        WdfIoTargetFormatRequestForWrite(w.Target, request, memory, part, deviceOffset).Should().Be(STATUS_SUCCESS);
        WdfIoTargetFormatRequestForIoctl(w.Target, request, DialectWorld.IOCTL_ECHO, NULL, NULL, memory, NULL).Should().Be(STATUS_SUCCESS);
        WdfIoTargetFormatRequestForInternalIoctl(w.Target, request, 3, memory, part, null, null).Should().Be(STATUS_SUCCESS);
        WdfIoTargetFormatRequestForInternalIoctlOthers(w.Target, request, 3, NULL, NULL, memory, part, NULL, NULL).Should().Be(STATUS_SUCCESS);
    });

    [Fact]
    public void Sends_take_no_request_descriptors_options_or_count() => Run(w =>
    {
        var bytes = new UCHAR[8];
        WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out var descriptor, bytes, 8);
        ULONG_PTR count = 77;

        WdfIoTargetSendReadSynchronously(w.Target, NULL, descriptor, NULL, NULL, ref count).Should().Be(STATUS_SUCCESS);
        count.Should().Be(8);
        WdfIoTargetSendReadSynchronously(w.Target, null, null, null, null, null).Should().Be(STATUS_SUCCESS);
        WdfIoTargetSendWriteSynchronously(w.Target, w.NewRequest(), descriptor, 512, NULL, NULL).Should().Be(STATUS_SUCCESS);
        WdfIoTargetSendIoctlSynchronously(w.Target, NULL, DialectWorld.IOCTL_ECHO, descriptor, null, NULL, NULL).Should().Be(STATUS_SUCCESS);
        WdfIoTargetSendInternalIoctlSynchronously(w.Target, NULL, DialectWorld.IOCTL_ECHO, NULL, NULL, NULL, NULL).Should().Be(STATUS_SUCCESS);
        WdfIoTargetSendInternalIoctlOthersSynchronously(w.Target, NULL, 3, descriptor, NULL, NULL, NULL, ref count).Should().Be(STATUS_SUCCESS);
    });

    [Fact]
    public void A_count_stays_as_it_is_when_nothing_is_formatted() => Run(w =>
    {
        var options = new WDF_REQUEST_SEND_OPTIONS { Size = 3 };
        ULONG_PTR count = 77;

        WdfIoTargetSendReadSynchronously(w.Target, NULL, NULL, NULL, options, ref count).Should().Be(STATUS_INFO_LENGTH_MISMATCH);

        count.Should().Be(77);
    });

    [Fact]
    public void A_routine_and_its_context_may_be_NULL() => Run(w =>
    {
        var request = w.NewRequest();
        WdfIoTargetFormatRequestForRead(w.Target, request, NULL, NULL, NULL);
        WdfRequestSetCompletionRoutine(request, WDF_NO_EVENT_CALLBACK, WDF_NO_CONTEXT);

        w.Kernel.Allow("ReqCompletionRoutine", "the routine is NULL on purpose", () => WdfRequestSend(request, w.Target, WDF_NO_SEND_OPTIONS).Should().Be(TRUE));

        WdfRequestGetStatus(request).Should().Be(STATUS_SUCCESS);
    });

    [Fact]
    public void A_new_IRP_may_be_NULL() => Run(w =>
    {
        WDF_REQUEST_REUSE_PARAMS_INIT(out var reuse, 0, STATUS_SUCCESS);
        WDF_REQUEST_REUSE_PARAMS_SET_NEW_IRP(ref reuse, NULL);

        WdfRequestReuse(w.NewRequest(), reuse).Should().Be(STATUS_SUCCESS);
    });

    [Fact]
    public void Handles_callbacks_and_buffers_compare_with_NULL() => Run(w =>
    {
        WDFREQUEST request = NULL;
        EVT_WDF_REQUEST_CANCEL callback = NULL;
        PVOID buffer = NULL;
        PIRP irp = NULL;

        (request == NULL).Should().BeTrue();
        (callback == NULL).Should().BeTrue();
        (buffer == NULL).Should().BeTrue();
        (irp == NULL).Should().BeTrue();
        (w.Device != NULL).Should().BeTrue();
    });

    private static void Run(Action<DialectWorld> body)
    {
        using var world = new DialectWorld();
        world.Run(body);
    }
}
