#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The constants, structures and routines of <c>wdm.h</c> that a driver on top of I/O targets meets.</summary>
public static partial class WdmH
{
    /// <inheritdoc cref="Irql.Passive"/>
    public const Irql PASSIVE_LEVEL = Irql.Passive;

    /// <inheritdoc cref="Irql.Apc"/>
    public const Irql APC_LEVEL = Irql.Apc;

    /// <inheritdoc cref="Irql.Dispatch"/>
    public const Irql DISPATCH_LEVEL = Irql.Dispatch;

    /// <inheritdoc cref="Irql.Clock"/>
    public const Irql CLOCK_LEVEL = Irql.Clock;

    /// <inheritdoc cref="Irql.High"/>
    public const Irql HIGH_LEVEL = Irql.High;

    /// <summary>What a completion routine returns to let the completion go on: STATUS_SUCCESS by another name.</summary>
    public const NtStatus STATUS_CONTINUE_COMPLETION = NtStatus.Success;

    /// <inheritdoc cref="ProcessorMode.KernelMode"/>
    public const ProcessorMode KernelMode = ProcessorMode.KernelMode;

    /// <inheritdoc cref="ProcessorMode.UserMode"/>
    public const ProcessorMode UserMode = ProcessorMode.UserMode;

    /// <inheritdoc cref="LockOperation.IoReadAccess"/>
    public const LockOperation IoReadAccess = LockOperation.IoReadAccess;

    /// <inheritdoc cref="LockOperation.IoWriteAccess"/>
    public const LockOperation IoWriteAccess = LockOperation.IoWriteAccess;

    /// <inheritdoc cref="LockOperation.IoModifyAccess"/>
    public const LockOperation IoModifyAccess = LockOperation.IoModifyAccess;

    /// <summary>No priority boost.</summary>
    public const sbyte IO_NO_INCREMENT = 0;

    /// <summary>The priority boost after disk requests.</summary>
    public const sbyte IO_DISK_INCREMENT = 1;

    /// <summary>The priority boost after keyboard requests.</summary>
    public const sbyte IO_KEYBOARD_INCREMENT = 6;

    /// <summary>The priority boost after mouse requests.</summary>
    public const sbyte IO_MOUSE_INCREMENT = 6;

    /// <summary>The priority boost after pipe requests.</summary>
    public const sbyte IO_NAMED_PIPE_INCREMENT = 2;

    /// <summary>The priority boost after network requests.</summary>
    public const sbyte IO_NETWORK_INCREMENT = 2;

    /// <summary>The priority boost after requests to serial ports.</summary>
    public const sbyte IO_SERIAL_INCREMENT = 2;
}
