#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The constants of <c>wdfstatus.h</c>.</summary>
public static partial class WdfStatusH
{
    /// <summary>The facility number of the framework in its statuses.</summary>
    public const uint FACILITY_DRIVER_FRAMEWORK = 0x20;

    /// <inheritdoc cref="NtStatus.WdfQueued"/>
    public const NtStatus STATUS_WDF_QUEUED = NtStatus.WdfQueued;

    /// <inheritdoc cref="NtStatus.WdfPosted"/>
    public const NtStatus STATUS_WDF_POSTED = NtStatus.WdfPosted;

    /// <inheritdoc cref="NtStatus.WdfNoPackage"/>
    public const NtStatus STATUS_WDF_NO_PACKAGE = NtStatus.WdfNoPackage;

    /// <inheritdoc cref="NtStatus.WdfInternalError"/>
    public const NtStatus STATUS_WDF_INTERNAL_ERROR = NtStatus.WdfInternalError;

    /// <inheritdoc cref="NtStatus.WdfPaused"/>
    public const NtStatus STATUS_WDF_PAUSED = NtStatus.WdfPaused;

    /// <inheritdoc cref="NtStatus.WdfBusy"/>
    public const NtStatus STATUS_WDF_BUSY = NtStatus.WdfBusy;

    /// <inheritdoc cref="NtStatus.WdfIoTimeoutNotSent"/>
    public const NtStatus STATUS_WDF_IO_TIMEOUT_NOT_SENT = NtStatus.WdfIoTimeoutNotSent;

    /// <inheritdoc cref="NtStatus.WdfDeviceRemovedNotSent"/>
    public const NtStatus STATUS_WDF_DEVICE_REMOVED_NOT_SENT = NtStatus.WdfDeviceRemovedNotSent;

    /// <inheritdoc cref="NtStatus.WdfRequestAlreadyPending"/>
    public const NtStatus STATUS_WDF_REQUEST_ALREADY_PENDING = NtStatus.WdfRequestAlreadyPending;

    /// <inheritdoc cref="NtStatus.WdfRequestInvalidState"/>
    public const NtStatus STATUS_WDF_REQUEST_INVALID_STATE = NtStatus.WdfRequestInvalidState;

    /// <inheritdoc cref="NtStatus.WdfObjectAttributesInvalid"/>
    public const NtStatus STATUS_WDF_OBJECT_ATTRIBUTES_INVALID = NtStatus.WdfObjectAttributesInvalid;

    /// <inheritdoc cref="NtStatus.WdfTooFragmented"/>
    public const NtStatus STATUS_WDF_TOO_FRAGMENTED = NtStatus.WdfTooFragmented;

    /// <inheritdoc cref="NtStatus.WdfNoCallback"/>
    public const NtStatus STATUS_WDF_NO_CALLBACK = NtStatus.WdfNoCallback;

    /// <inheritdoc cref="NtStatus.WdfIncompatibleExecutionLevel"/>
    public const NtStatus STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL = NtStatus.WdfIncompatibleExecutionLevel;

    /// <inheritdoc cref="NtStatus.WdfParentAlreadyAssigned"/>
    public const NtStatus STATUS_WDF_PARENT_ALREADY_ASSIGNED = NtStatus.WdfParentAlreadyAssigned;

    /// <inheritdoc cref="NtStatus.WdfParentIsSelf"/>
    public const NtStatus STATUS_WDF_PARENT_IS_SELF = NtStatus.WdfParentIsSelf;

    /// <inheritdoc cref="NtStatus.WdfParentAssignmentNotAllowed"/>
    public const NtStatus STATUS_WDF_PARENT_ASSIGNMENT_NOT_ALLOWED = NtStatus.WdfParentAssignmentNotAllowed;

    /// <inheritdoc cref="NtStatus.WdfSynchronizationScopeInvalid"/>
    public const NtStatus STATUS_WDF_SYNCHRONIZATION_SCOPE_INVALID = NtStatus.WdfSynchronizationScopeInvalid;

    /// <inheritdoc cref="NtStatus.WdfExecutionLevelInvalid"/>
    public const NtStatus STATUS_WDF_EXECUTION_LEVEL_INVALID = NtStatus.WdfExecutionLevelInvalid;

    /// <inheritdoc cref="NtStatus.WdfParentNotSpecified"/>
    public const NtStatus STATUS_WDF_PARENT_NOT_SPECIFIED = NtStatus.WdfParentNotSpecified;

    /// <inheritdoc cref="NtStatus.WdfTooManyTransfers"/>
    public const NtStatus STATUS_WDF_TOO_MANY_TRANSFERS = NtStatus.WdfTooManyTransfers;

    /// <inheritdoc cref="NtStatus.WdfNotEnoughMapRegisters"/>
    public const NtStatus STATUS_WDF_NOT_ENOUGH_MAP_REGISTERS = NtStatus.WdfNotEnoughMapRegisters;
}
