namespace Wdf.IoTargets;

/// <summary>The outcome of an operation, with the values of Windows. The two highest bits give the severity: below 0x80000000 the status passes as a success.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/using-ntstatus-values"/>
public enum NtStatus : uint
{
    /// <summary><c>STATUS_SUCCESS</c>: The operation succeeded.</summary>
    Success = 0x00000000,

    /// <summary><c>STATUS_WAIT_0</c>: A wait was satisfied by the first (or only) object waited for; the same value as <see cref="Success"/>.</summary>
    Wait0 = 0x00000000,

    /// <summary><c>STATUS_ABANDONED_WAIT_0</c>: A wait was satisfied by a mutex whose owner ended without releasing it. Passes as a success.</summary>
    AbandonedWait0 = 0x00000080,

    /// <summary><c>STATUS_USER_APC</c>: A wait ended early because a user APC was delivered. Passes as a success.</summary>
    UserApc = 0x000000C0,

    /// <summary><c>STATUS_ALERTED</c>: An alertable wait ended early because its thread was alerted. Passes as a success.</summary>
    Alerted = 0x00000101,

    /// <summary><c>STATUS_TIMEOUT</c>: A wait ran out of time before it was satisfied. Passes as a success.</summary>
    Timeout = 0x00000102,

    /// <summary><c>STATUS_PENDING</c>: The operation goes on; its outcome is reported when it completes. Passes as a success.</summary>
    Pending = 0x00000103,

    /// <summary><c>STATUS_REPARSE</c>: The object manager has to look the name up again with a new name.</summary>
    Reparse = 0x00000104,

    /// <summary><c>STATUS_OBJECT_NAME_EXISTS</c>: An object of that name was there already and is used. Passes as a success.</summary>
    ObjectNameExists = 0x40000000,

    /// <summary><c>STATUS_WDF_QUEUED</c>: The framework has queued the request (informational, passes as a success).</summary>
    WdfQueued = 0x40200000,

    /// <summary><c>STATUS_WDF_POSTED</c>: The framework has posted the operation to a work item (informational, passes as a success).</summary>
    WdfPosted = 0x40200002,

    /// <summary><c>STATUS_BREAKPOINT</c>: A breakpoint was reached.</summary>
    Breakpoint = 0x80000003,

    /// <summary><c>STATUS_BUFFER_OVERFLOW</c>: The output buffer took only a part of the data; the part is valid. A warning, no success.</summary>
    BufferOverflow = 0x80000005,

    /// <summary><c>STATUS_NO_MORE_FILES</c>: The enumeration of files has come to its end.</summary>
    NoMoreFiles = 0x80000006,

    /// <summary><c>STATUS_DEVICE_OFF_LINE</c>: The device is off line.</summary>
    DeviceOffLine = 0x80000010,

    /// <summary><c>STATUS_DEVICE_BUSY</c>: The device is busy.</summary>
    DeviceBusy = 0x80000011,

    /// <summary><c>STATUS_VERIFY_REQUIRED</c>: The medium may have been changed and must be verified before the transfer.</summary>
    VerifyRequired = 0x80000016,

    /// <summary><c>STATUS_NO_MORE_ENTRIES</c>: The enumeration has come to its end.</summary>
    NoMoreEntries = 0x8000001A,

    /// <summary><c>STATUS_NO_DATA_DETECTED</c>: No data were found on the medium.</summary>
    NoDataDetected = 0x80000022,

    /// <summary><c>STATUS_UNSUCCESSFUL</c>: The operation failed, without a closer reason.</summary>
    Unsuccessful = 0xC0000001,

    /// <summary><c>STATUS_NOT_IMPLEMENTED</c>: The operation is not implemented.</summary>
    NotImplemented = 0xC0000002,

    /// <summary><c>STATUS_INFO_LENGTH_MISMATCH</c>: The length of a structure (its <c>Size</c> field) is not the one expected.</summary>
    InfoLengthMismatch = 0xC0000004,

    /// <summary><c>STATUS_ACCESS_VIOLATION</c>: An address is not accessible in the way needed.</summary>
    AccessViolation = 0xC0000005,

    /// <summary><c>STATUS_INVALID_HANDLE</c>: The handle is not valid.</summary>
    InvalidHandle = 0xC0000008,

    /// <summary><c>STATUS_INVALID_PARAMETER</c>: A parameter is not valid.</summary>
    InvalidParameter = 0xC000000D,

    /// <summary><c>STATUS_NO_SUCH_DEVICE</c>: The device does not exist.</summary>
    NoSuchDevice = 0xC000000E,

    /// <summary><c>STATUS_NO_SUCH_FILE</c>: The file does not exist.</summary>
    NoSuchFile = 0xC000000F,

    /// <summary><c>STATUS_INVALID_DEVICE_REQUEST</c>: The device does not take this kind of request, or not now, or not at this IRQL.</summary>
    InvalidDeviceRequest = 0xC0000010,

    /// <summary><c>STATUS_END_OF_FILE</c>: The offset lies at or behind the end of the file or medium.</summary>
    EndOfFile = 0xC0000011,

    /// <summary><c>STATUS_NO_MEDIA_IN_DEVICE</c>: The drive holds no medium.</summary>
    NoMediaInDevice = 0xC0000013,

    /// <summary><c>STATUS_UNRECOGNIZED_MEDIA</c>: The medium is not recognized; it may not be formatted.</summary>
    UnrecognizedMedia = 0xC0000014,

    /// <summary><c>STATUS_NONEXISTENT_SECTOR</c>: The sector does not exist on the medium.</summary>
    NonexistentSector = 0xC0000015,

    /// <summary><c>STATUS_MORE_PROCESSING_REQUIRED</c>: A completion routine keeps the IRP: completion stops and goes on when the IRP is completed again.</summary>
    MoreProcessingRequired = 0xC0000016,

    /// <summary><c>STATUS_ACCESS_DENIED</c>: The access asked for is not granted.</summary>
    AccessDenied = 0xC0000022,

    /// <summary><c>STATUS_BUFFER_TOO_SMALL</c>: The buffer is too small; nothing was written to it.</summary>
    BufferTooSmall = 0xC0000023,

    /// <summary><c>STATUS_OBJECT_TYPE_MISMATCH</c>: The handle is of another kind than needed.</summary>
    ObjectTypeMismatch = 0xC0000024,

    /// <summary><c>STATUS_PARITY_ERROR</c>: A parity error was found in the data.</summary>
    ParityError = 0xC000002B,

    /// <summary><c>STATUS_INVALID_PARAMETER_MIX</c>: Parameters are valid each by itself, but not together.</summary>
    InvalidParameterMix = 0xC0000030,

    /// <summary><c>STATUS_DISK_CORRUPT_ERROR</c>: The file system structure on the disk is corrupt.</summary>
    DiskCorruptError = 0xC0000032,

    /// <summary><c>STATUS_OBJECT_NAME_INVALID</c>: The object name is not well formed.</summary>
    ObjectNameInvalid = 0xC0000033,

    /// <summary><c>STATUS_OBJECT_NAME_NOT_FOUND</c>: No object has this name.</summary>
    ObjectNameNotFound = 0xC0000034,

    /// <summary><c>STATUS_OBJECT_NAME_COLLISION</c>: Another object has this name.</summary>
    ObjectNameCollision = 0xC0000035,

    /// <summary><c>STATUS_OBJECT_PATH_INVALID</c>: A part of the path names no directory.</summary>
    ObjectPathInvalid = 0xC0000039,

    /// <summary><c>STATUS_DATA_OVERRUN</c>: More data arrived than fit the buffer.</summary>
    DataOverrun = 0xC000003C,

    /// <summary><c>STATUS_DATA_LATE_ERROR</c>: Data came too late.</summary>
    DataLateError = 0xC000003D,

    /// <summary><c>STATUS_CRC_ERROR</c>: A checksum of the data does not match.</summary>
    CrcError = 0xC000003F,

    /// <summary><c>STATUS_SHARING_VIOLATION</c>: The share access of another open of the file excludes this one.</summary>
    SharingViolation = 0xC0000043,

    /// <summary><c>STATUS_MUTANT_NOT_OWNED</c>: A mutex was released by a thread that does not own it.</summary>
    MutantNotOwned = 0xC0000046,

    /// <summary><c>STATUS_DELETE_PENDING</c>: The object is being deleted.</summary>
    DeletePending = 0xC0000056,

    /// <summary><c>STATUS_REVISION_MISMATCH</c>: The revisions of two parts do not fit.</summary>
    RevisionMismatch = 0xC0000059,

    /// <summary><c>STATUS_DISK_FULL</c>: The disk is full.</summary>
    DiskFull = 0xC000007F,

    /// <summary><c>STATUS_INTEGER_OVERFLOW</c>: An addition of sizes or offsets overflowed.</summary>
    IntegerOverflow = 0xC0000095,

    /// <summary><c>STATUS_INSUFFICIENT_RESOURCES</c>: Memory or another resource ran out.</summary>
    InsufficientResources = 0xC000009A,

    /// <summary><c>STATUS_DEVICE_DATA_ERROR</c>: The device reported an error in the data.</summary>
    DeviceDataError = 0xC000009C,

    /// <summary><c>STATUS_DEVICE_NOT_CONNECTED</c>: The device is not connected.</summary>
    DeviceNotConnected = 0xC000009D,

    /// <summary><c>STATUS_DEVICE_POWER_FAILURE</c>: The device lost its power.</summary>
    DevicePowerFailure = 0xC000009E,

    /// <summary><c>STATUS_MEDIA_WRITE_PROTECTED</c>: The medium cannot be written to.</summary>
    MediaWriteProtected = 0xC00000A2,

    /// <summary><c>STATUS_DEVICE_NOT_READY</c>: The device is not ready for use.</summary>
    DeviceNotReady = 0xC00000A3,

    /// <summary><c>STATUS_IO_TIMEOUT</c>: The request did not complete in the time given for it.</summary>
    IoTimeout = 0xC00000B5,

    /// <summary><c>STATUS_NOT_SUPPORTED</c>: The request is not supported.</summary>
    NotSupported = 0xC00000BB,

    /// <summary><c>STATUS_DUPLICATE_NAME</c>: The name is in use already.</summary>
    DuplicateName = 0xC00000BD,

    /// <summary><c>STATUS_DEVICE_DOES_NOT_EXIST</c>: The device does not exist any more.</summary>
    DeviceDoesNotExist = 0xC00000C0,

    /// <summary><c>STATUS_REQUEST_NOT_ACCEPTED</c>: The IRP has not enough stack locations for the target.</summary>
    RequestNotAccepted = 0xC00000D0,

    /// <summary><c>STATUS_CANT_WAIT</c>: The operation would have to wait, but must not.</summary>
    CantWait = 0xC00000D8,

    /// <summary><c>STATUS_INTERNAL_ERROR</c>: An internal error occurred.</summary>
    InternalError = 0xC00000E5,

    /// <summary><c>STATUS_INVALID_USER_BUFFER</c>: The address or the length of a user-mode buffer is not valid.</summary>
    InvalidUserBuffer = 0xC00000E8,

    /// <summary><c>STATUS_INVALID_PARAMETER_1</c>: The first parameter is not valid.</summary>
    InvalidParameter1 = 0xC00000EF,

    /// <summary><c>STATUS_INVALID_PARAMETER_2</c>: The second parameter is not valid.</summary>
    InvalidParameter2 = 0xC00000F0,

    /// <summary><c>STATUS_INVALID_PARAMETER_3</c>: The third parameter is not valid.</summary>
    InvalidParameter3 = 0xC00000F1,

    /// <summary><c>STATUS_INVALID_PARAMETER_4</c>: The fourth parameter is not valid.</summary>
    InvalidParameter4 = 0xC00000F2,

    /// <summary><c>STATUS_CANCELLED</c>: The request was cancelled.</summary>
    Cancelled = 0xC0000120,

    /// <summary><c>STATUS_CANNOT_DELETE</c>: The object cannot be deleted.</summary>
    CannotDelete = 0xC0000121,

    /// <summary><c>STATUS_PIPE_BROKEN</c>: The other end of the pipe was closed.</summary>
    PipeBroken = 0xC000014B,

    /// <summary><c>STATUS_DEVICE_CONFIGURATION_ERROR</c>: The device is configured in a wrong way.</summary>
    DeviceConfigurationError = 0xC0000182,

    /// <summary><c>STATUS_INVALID_DEVICE_STATE</c>: The device or the I/O target is not in a state that allows the request.</summary>
    InvalidDeviceState = 0xC0000184,

    /// <summary><c>STATUS_IO_DEVICE_ERROR</c>: The device reported an I/O error.</summary>
    IoDeviceError = 0xC0000185,

    /// <summary><c>STATUS_INVALID_BUFFER_SIZE</c>: The size of the buffer is not valid for the request.</summary>
    InvalidBufferSize = 0xC0000206,

    /// <summary><c>STATUS_NOT_FOUND</c>: What was looked for is not there.</summary>
    NotFound = 0xC0000225,

    /// <summary><c>STATUS_DEVICE_REMOVED</c>: The device was removed.</summary>
    DeviceRemoved = 0xC00002B6,

    /// <summary><c>STATUS_NOINTERFACE</c>: The interface asked for is not supported.</summary>
    NoInterface = 0xC00002B9,

    /// <summary><c>STATUS_POWER_STATE_INVALID</c>: The power state is not valid for the operation.</summary>
    PowerStateInvalid = 0xC00002D3,

    /// <summary><c>STATUS_WDF_NO_PACKAGE</c>: The framework has no package that handles the request.</summary>
    WdfNoPackage = 0xC0200200,

    /// <summary><c>STATUS_WDF_INTERNAL_ERROR</c>: An internal error of the framework.</summary>
    WdfInternalError = 0xC0200201,

    /// <summary><c>STATUS_WDF_PAUSED</c>: The queue is paused and has no request to give out.</summary>
    WdfPaused = 0xC0200203,

    /// <summary><c>STATUS_WDF_BUSY</c>: The queue does not accept requests.</summary>
    WdfBusy = 0xC0200204,

    /// <summary><c>STATUS_WDF_IO_TIMEOUT_NOT_SENT</c>: The time ran out before the request was sent to the target.</summary>
    WdfIoTimeoutNotSent = 0xC0200205,

    /// <summary><c>STATUS_WDF_DEVICE_REMOVED_NOT_SENT</c>: The target's device was removed before the request was sent to it.</summary>
    WdfDeviceRemovedNotSent = 0xC0200206,

    /// <summary><c>STATUS_WDF_REQUEST_ALREADY_PENDING</c>: The request is pending in a lower driver already.</summary>
    WdfRequestAlreadyPending = 0xC0200207,

    /// <summary><c>STATUS_WDF_REQUEST_INVALID_STATE</c>: The request, or the target it is sent to, is in a state that excludes sending.</summary>
    WdfRequestInvalidState = 0xC0200208,

    /// <summary><c>STATUS_WDF_OBJECT_ATTRIBUTES_INVALID</c>: The object attributes are missing a needed part or hold one that is not allowed.</summary>
    WdfObjectAttributesInvalid = 0xC0200209,

    /// <summary><c>STATUS_WDF_TOO_FRAGMENTED</c>: The buffer has more fragments than the DMA enabler allows.</summary>
    WdfTooFragmented = 0xC020020A,

    /// <summary><c>STATUS_WDF_NO_CALLBACK</c>: A callback that the operation needs is not set.</summary>
    WdfNoCallback = 0xC020020B,

    /// <summary><c>STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL</c>: The execution level does not fit that of the parent object.</summary>
    WdfIncompatibleExecutionLevel = 0xC020020C,

    /// <summary><c>STATUS_WDF_PARENT_ALREADY_ASSIGNED</c>: The object has a parent already.</summary>
    WdfParentAlreadyAssigned = 0xC020020D,

    /// <summary><c>STATUS_WDF_PARENT_IS_SELF</c>: An object was named as its own parent.</summary>
    WdfParentIsSelf = 0xC020020E,

    /// <summary><c>STATUS_WDF_PARENT_ASSIGNMENT_NOT_ALLOWED</c>: The kind of object takes no parent from its creator.</summary>
    WdfParentAssignmentNotAllowed = 0xC020020F,

    /// <summary><c>STATUS_WDF_SYNCHRONIZATION_SCOPE_INVALID</c>: The synchronization scope is not allowed for the object.</summary>
    WdfSynchronizationScopeInvalid = 0xC0200210,

    /// <summary><c>STATUS_WDF_EXECUTION_LEVEL_INVALID</c>: The execution level is not allowed for the object.</summary>
    WdfExecutionLevelInvalid = 0xC0200211,

    /// <summary><c>STATUS_WDF_PARENT_NOT_SPECIFIED</c>: The object needs a parent and none was named.</summary>
    WdfParentNotSpecified = 0xC0200212,

    /// <summary><c>STATUS_WDF_TOO_MANY_TRANSFERS</c>: The transaction needs more transfers than allowed.</summary>
    WdfTooManyTransfers = 0xC0200213,

    /// <summary><c>STATUS_WDF_NOT_ENOUGH_MAP_REGISTERS</c>: The transfer needs more map registers than there are.</summary>
    WdfNotEnoughMapRegisters = 0xC0200214,
}
