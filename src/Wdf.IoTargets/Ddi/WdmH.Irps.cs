#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>IRPs: making, sending, completing and ending them.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="IoManager.AllocateIrp"/>
    /// <param name="StackSize">Stack locations: the StackSize of the device that it is sent to, one more if the creator wants one itself.</param>
    /// <param name="ChargeQuota">Whether the process is charged for it; without effect, but an IRP that is charged must not be initialised again.</param>
    public static Irp IoAllocateIrp(int StackSize, bool ChargeQuota) => IoManager.AllocateIrp(Handles.Kernel, StackSize, ChargeQuota);

    /// <inheritdoc cref="IoManager.InitializeIrp"/>
    /// <param name="Irp">The memory: an IRP with room for the locations.</param>
    /// <param name="PacketSize">Its size, from IoSizeOfIrp; the memory knows its own.</param>
    /// <param name="StackSize">Stack locations.</param>
    public static void IoInitializeIrp(Irp Irp, ushort PacketSize, int StackSize) =>
        IoManager.InitializeIrp(Handles.RequireWdm(Irp, nameof(IoInitializeIrp), nameof(Irp)), StackSize);

    /// <summary>Size of an IRP as C counts it.</summary>
    /// <param name="StackSize">Stack locations.</param>
    /// <returns>Bytes.</returns>
    public static ushort IoSizeOfIrp(int StackSize) => (ushort)(0xD0 + (StackSize * 0x48));

    /// <inheritdoc cref="IoManager.ReuseIrp"/>
    public static void IoReuseIrp(Irp Irp, NtStatus Status) =>
        IoManager.ReuseIrp(Handles.RequireWdm(Irp, nameof(IoReuseIrp), nameof(Irp)), Status);

    /// <inheritdoc cref="IoManager.FreeIrp"/>
    public static void IoFreeIrp(Irp Irp) => IoManager.FreeIrp(Handles.RequireWdm(Irp, nameof(IoFreeIrp), nameof(Irp)));

    /// <inheritdoc cref="IoManager.CallDriver"/>
    public static NtStatus IoCallDriver(DeviceObject DeviceObject, Irp Irp) => IoManager.CallDriver(
        RequireDevice(DeviceObject, nameof(IoCallDriver), nameof(DeviceObject)),
        Handles.RequireWdm(Irp, nameof(IoCallDriver), nameof(Irp)));

    /// <inheritdoc cref="IoManager.CompleteRequest"/>
    public static void IoCompleteRequest(Irp Irp, sbyte PriorityBoost) =>
        IoManager.CompleteRequest(Handles.RequireWdm(Irp, nameof(IoCompleteRequest), nameof(Irp)), PriorityBoost);

    /// <inheritdoc cref="IoManager.ForwardIrpSynchronously"/>
    public static bool IoForwardIrpSynchronously(DeviceObject DeviceObject, Irp Irp) => IoManager.ForwardIrpSynchronously(
        Handles.RequireWdm(DeviceObject, nameof(IoForwardIrpSynchronously), nameof(DeviceObject)),
        Handles.RequireWdm(Irp, nameof(IoForwardIrpSynchronously), nameof(Irp)));

    /// <inheritdoc cref="IoManager.BuildAsynchronousFsdRequest"/>
    public static Irp IoBuildAsynchronousFsdRequest(MajorFunction MajorFunction, DeviceObject DeviceObject, Memory<byte> Buffer, uint Length, in LargeInteger? StartingOffset, IoStatusTarget IoStatusBlock)
    {
        var device = Handles.RequireWdm(DeviceObject, nameof(IoBuildAsynchronousFsdRequest), nameof(DeviceObject));
        var buffer = Handles.Cut(Buffer, Length, nameof(IoBuildAsynchronousFsdRequest));
        return IoManager.BuildAsynchronousFsdRequest(MajorFunction, device, buffer, StartingOffset?.QuadPart, IoStatusBlock);
    }

    /// <inheritdoc cref="IoManager.BuildSynchronousFsdRequest"/>
    public static Irp IoBuildSynchronousFsdRequest(MajorFunction MajorFunction, DeviceObject DeviceObject, Memory<byte> Buffer, uint Length, in LargeInteger? StartingOffset, KernelEvent Event, IoStatusTarget IoStatusBlock)
    {
        var device = Handles.RequireWdm(DeviceObject, nameof(IoBuildSynchronousFsdRequest), nameof(DeviceObject));
        var buffer = Handles.Cut(Buffer, Length, nameof(IoBuildSynchronousFsdRequest));
        return IoManager.BuildSynchronousFsdRequest(
            MajorFunction,
            device,
            buffer,
            StartingOffset?.QuadPart,
            Handles.RequireWdm(Event, nameof(IoBuildSynchronousFsdRequest), nameof(Event)),
            Handles.RequireWdm(IoStatusBlock, nameof(IoBuildSynchronousFsdRequest), nameof(IoStatusBlock)));
    }

    /// <inheritdoc cref="IoManager.BuildDeviceIoControlRequest"/>
    public static Irp IoBuildDeviceIoControlRequest(uint IoControlCode, DeviceObject DeviceObject, Memory<byte> InputBuffer, uint InputBufferLength, Memory<byte> OutputBuffer, uint OutputBufferLength, bool InternalDeviceIoControl, KernelEvent Event, IoStatusTarget IoStatusBlock)
    {
        var device = Handles.RequireWdm(DeviceObject, nameof(IoBuildDeviceIoControlRequest), nameof(DeviceObject));
        var input = Handles.Cut(InputBuffer, InputBufferLength, nameof(IoBuildDeviceIoControlRequest));
        var output = Handles.Cut(OutputBuffer, OutputBufferLength, nameof(IoBuildDeviceIoControlRequest));
        return IoManager.BuildDeviceIoControlRequest(IoControlCode, device, input, output, InternalDeviceIoControl, Event, IoStatusBlock);
    }

    /// <inheritdoc cref="IoManager.MakeAssociatedIrp"/>
    public static Irp IoMakeAssociatedIrp(Irp Irp, int StackSize) =>
        IoManager.MakeAssociatedIrp(Handles.RequireWdm(Irp, nameof(IoMakeAssociatedIrp), nameof(Irp)), StackSize);
}
