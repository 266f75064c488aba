#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Device objects: stacks and references.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="DeviceObject.AttachTo"/>
    /// <param name="SourceDevice">The device that goes on top.</param>
    /// <param name="TargetDevice">Any device of the stack.</param>
    /// <returns>The device that was the top before; NULL when the target was deleted.</returns>
    /// <remarks>Maximum IRQL: DISPATCH_LEVEL.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-ioattachdevicetodevicestack"/>
    public static DeviceObject IoAttachDeviceToDeviceStack(DeviceObject SourceDevice, DeviceObject TargetDevice)
    {
        var source = RequireDevice(SourceDevice, nameof(IoAttachDeviceToDeviceStack), nameof(SourceDevice));
        var target = RequireDevice(TargetDevice, nameof(IoAttachDeviceToDeviceStack), nameof(TargetDevice));
        return target.Top.IsDeleted ? null : source.AttachTo(target);
    }

    /// <inheritdoc cref="DeviceObject.Detach"/>
    /// <param name="TargetDevice">The device below, which IoAttachDeviceToDeviceStack returned; what is attached to it is taken off.</param>
    public static void IoDetachDevice(DeviceObject TargetDevice)
    {
        var below = RequireDevice(TargetDevice, nameof(IoDetachDevice), nameof(TargetDevice));
        if (below.AttachedDevice is { } above)
        {
            above.Detach();
        }
        else
        {
            IrpSignals.Of(below.Kernel)?.DeviceDetaching?.Invoke(below, false);
        }
    }

    /// <inheritdoc cref="DeviceObject.Delete"/>
    /// <param name="DeviceObject">The device.</param>
    public static void IoDeleteDevice(DeviceObject DeviceObject) => RequireDevice(DeviceObject, nameof(IoDeleteDevice), nameof(DeviceObject)).Delete();

    /// <inheritdoc cref="DeviceObject.ReferenceTop"/>
    /// <param name="DeviceObject">Any device of the stack.</param>
    public static DeviceObject IoGetAttachedDeviceReference(DeviceObject DeviceObject) =>
        RequireDevice(DeviceObject, nameof(IoGetAttachedDeviceReference), nameof(DeviceObject)).ReferenceTop();

    /// <inheritdoc cref="DeviceObject.Dereference"/>
    /// <param name="Object">The device.</param>
    public static void ObDereferenceObject(DeviceObject Object) => Handles.RequireWdm(Object, nameof(ObDereferenceObject), nameof(Object)).Dereference();

    /// <summary>Drops a reference to a file object; the last one sends IRP_MJ_CLOSE. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="Object">The file object.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-obdereferenceobject"/>
    public static void ObDereferenceObject(FileObject Object) => IoManager.Dereference(Handles.RequireWdm(Object, nameof(ObDereferenceObject), nameof(Object)));

    private static DeviceObject RequireDevice(DeviceObject device, string routine, string parameter)
    {
        if (device is null)
        {
            IrpSignals.Of(Handles.Kernel)?.NullDevice?.Invoke(routine);
        }

        return Handles.RequireWdm(device, routine, parameter);
    }
}
