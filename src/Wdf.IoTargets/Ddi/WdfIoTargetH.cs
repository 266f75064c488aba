#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfiotarget.h</c>. This part makes, opens, closes, starts and stops targets.</summary>
public static partial class WdfIoTargetH
{
    /// <inheritdoc cref="WdfIoTarget.Create"/>
    public static NtStatus WdfIoTargetCreate(WdfDevice Device, in WdfObjectAttributes? IoTargetAttributes, out WdfIoTarget IoTarget) =>
        WdfIoTarget.Create(Handles.Require(Device, nameof(WdfIoTargetCreate), nameof(Device)), IoTargetAttributes, out IoTarget);

    /// <summary>Refused: the target must be asked for.</summary>
    /// <inheritdoc cref="WdfIoTarget.Create"/>
    public static NtStatus WdfIoTargetCreate(WdfDevice Device, in WdfObjectAttributes? IoTargetAttributes, NullPointer IoTarget) =>
        Handles.Missing(Handles.Require(Device, nameof(WdfIoTargetCreate), nameof(Device)), nameof(WdfIoTargetCreate), nameof(IoTarget));

    /// <inheritdoc cref="WdfIoTarget.Open(ref WdfIoTargetOpenParams)"/>
    public static NtStatus WdfIoTargetOpen(WdfIoTarget IoTarget, ref WdfIoTargetOpenParams OpenParams) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetOpen), nameof(IoTarget)).Open(ref OpenParams);

    /// <summary>Refused: the structure is required.</summary>
    /// <inheritdoc cref="WdfIoTarget.Open(ref WdfIoTargetOpenParams)"/>
    public static NtStatus WdfIoTargetOpen(WdfIoTarget IoTarget, NullPointer OpenParams) =>
        Handles.Missing(Handles.Require(IoTarget, nameof(WdfIoTargetOpen), nameof(IoTarget)), nameof(WdfIoTargetOpen), nameof(OpenParams));

    /// <inheritdoc cref="WdfIoTarget.CloseForQueryRemove"/>
    public static void WdfIoTargetCloseForQueryRemove(WdfIoTarget IoTarget) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetCloseForQueryRemove), nameof(IoTarget)).CloseForQueryRemove();

    /// <inheritdoc cref="WdfIoTarget.Close"/>
    public static void WdfIoTargetClose(WdfIoTarget IoTarget) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetClose), nameof(IoTarget)).Close();

    /// <inheritdoc cref="WdfIoTarget.Start"/>
    public static NtStatus WdfIoTargetStart(WdfIoTarget IoTarget) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetStart), nameof(IoTarget)).Start();

    /// <inheritdoc cref="WdfIoTarget.Stop"/>
    public static void WdfIoTargetStop(WdfIoTarget IoTarget, WdfIoTargetSentIoAction Action) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetStop), nameof(IoTarget)).Stop(Action);

    /// <inheritdoc cref="WdfIoTarget.Purge"/>
    public static void WdfIoTargetPurge(WdfIoTarget IoTarget, WdfIoTargetPurgeIoAction Action) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetPurge), nameof(IoTarget)).Purge(Action);

    /// <inheritdoc cref="WdfIoTarget.State"/>
    public static WdfIoTargetState WdfIoTargetGetState(WdfIoTarget IoTarget) =>
        Handles.Enter(IoTarget, DdiName.WdfIoTargetGetState, nameof(IoTarget)).State;

    /// <inheritdoc cref="WdfIoTarget.Device"/>
    public static WdfDevice WdfIoTargetGetDevice(WdfIoTarget IoTarget) =>
        Handles.Enter(IoTarget, DdiName.WdfIoTargetGetDevice, nameof(IoTarget)).Device;

    /// <inheritdoc cref="WdfIoTarget.TargetDevice"/>
    public static DeviceObject WdfIoTargetWdmGetTargetDeviceObject(WdfIoTarget IoTarget) =>
        Handles.Enter(IoTarget, DdiName.WdfIoTargetWdmGetTargetDeviceObject, nameof(IoTarget)).TargetDevice;

    /// <inheritdoc cref="WdfIoTarget.TargetPhysicalDevice"/>
    public static DeviceObject WdfIoTargetWdmGetTargetPhysicalDevice(WdfIoTarget IoTarget) =>
        Handles.Enter(IoTarget, DdiName.WdfIoTargetWdmGetTargetPhysicalDevice, nameof(IoTarget)).TargetPhysicalDevice;

    /// <inheritdoc cref="WdfIoTarget.TargetFileObject"/>
    public static FileObject WdfIoTargetWdmGetTargetFileObject(WdfIoTarget IoTarget) =>
        Handles.Enter(IoTarget, DdiName.WdfIoTargetWdmGetTargetFileObject, nameof(IoTarget)).TargetFileObject;

    /// <inheritdoc cref="WdfIoTarget.TargetFileHandle"/>
    public static FileHandle WdfIoTargetWdmGetTargetFileHandle(WdfIoTarget IoTarget) =>
        Handles.Enter(IoTarget, DdiName.WdfIoTargetWdmGetTargetFileHandle, nameof(IoTarget)).TargetFileHandle;

    /// <inheritdoc cref="WdfIoTarget.SelfAssignDefaultIoQueue"/>
    public static NtStatus WdfIoTargetSelfAssignDefaultIoQueue(WdfIoTarget IoTarget, WdfIoQueue Queue) =>
        Handles.Require(IoTarget, nameof(WdfIoTargetSelfAssignDefaultIoQueue), nameof(IoTarget))
            .SelfAssignDefaultIoQueue(Handles.Require(Queue, nameof(WdfIoTargetSelfAssignDefaultIoQueue), nameof(Queue)));
}
