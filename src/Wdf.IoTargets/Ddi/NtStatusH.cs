#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The constants of <c>ntstatus.h</c> and the macros that test a status.</summary>
public static partial class NtStatusH
{
    /// <inheritdoc cref="NtStatus.Success"/>
    public const NtStatus STATUS_SUCCESS = NtStatus.Success;

    /// <inheritdoc cref="NtStatus.Wait0"/>
    public const NtStatus STATUS_WAIT_0 = NtStatus.Wait0;

    /// <inheritdoc cref="NtStatus.AbandonedWait0"/>
    public const NtStatus STATUS_ABANDONED_WAIT_0 = NtStatus.AbandonedWait0;

    /// <inheritdoc cref="NtStatus.UserApc"/>
    public const NtStatus STATUS_USER_APC = NtStatus.UserApc;

    /// <inheritdoc cref="NtStatus.Alerted"/>
    public const NtStatus STATUS_ALERTED = NtStatus.Alerted;

    /// <inheritdoc cref="NtStatus.Timeout"/>
    public const NtStatus STATUS_TIMEOUT = NtStatus.Timeout;

    /// <inheritdoc cref="NtStatus.Pending"/>
    public const NtStatus STATUS_PENDING = NtStatus.Pending;

    /// <inheritdoc cref="NtStatus.Reparse"/>
    public const NtStatus STATUS_REPARSE = NtStatus.Reparse;

    /// <inheritdoc cref="NtStatus.ObjectNameExists"/>
    public const NtStatus STATUS_OBJECT_NAME_EXISTS = NtStatus.ObjectNameExists;

    /// <inheritdoc cref="NtStatus.Breakpoint"/>
    public const NtStatus STATUS_BREAKPOINT = NtStatus.Breakpoint;

    /// <inheritdoc cref="NtStatus.BufferOverflow"/>
    public const NtStatus STATUS_BUFFER_OVERFLOW = NtStatus.BufferOverflow;

    /// <inheritdoc cref="NtStatus.NoMoreFiles"/>
    public const NtStatus STATUS_NO_MORE_FILES = NtStatus.NoMoreFiles;

    /// <inheritdoc cref="NtStatus.DeviceOffLine"/>
    public const NtStatus STATUS_DEVICE_OFF_LINE = NtStatus.DeviceOffLine;

    /// <inheritdoc cref="NtStatus.DeviceBusy"/>
    public const NtStatus STATUS_DEVICE_BUSY = NtStatus.DeviceBusy;

    /// <inheritdoc cref="NtStatus.VerifyRequired"/>
    public const NtStatus STATUS_VERIFY_REQUIRED = NtStatus.VerifyRequired;

    /// <inheritdoc cref="NtStatus.NoMoreEntries"/>
    public const NtStatus STATUS_NO_MORE_ENTRIES = NtStatus.NoMoreEntries;

    /// <inheritdoc cref="NtStatus.NoDataDetected"/>
    public const NtStatus STATUS_NO_DATA_DETECTED = NtStatus.NoDataDetected;

    /// <inheritdoc cref="NtStatus.Unsuccessful"/>
    public const NtStatus STATUS_UNSUCCESSFUL = NtStatus.Unsuccessful;

    /// <inheritdoc cref="NtStatus.NotImplemented"/>
    public const NtStatus STATUS_NOT_IMPLEMENTED = NtStatus.NotImplemented;

    /// <inheritdoc cref="NtStatus.InfoLengthMismatch"/>
    public const NtStatus STATUS_INFO_LENGTH_MISMATCH = NtStatus.InfoLengthMismatch;

    /// <inheritdoc cref="NtStatus.AccessViolation"/>
    public const NtStatus STATUS_ACCESS_VIOLATION = NtStatus.AccessViolation;

    /// <inheritdoc cref="NtStatus.InvalidHandle"/>
    public const NtStatus STATUS_INVALID_HANDLE = NtStatus.InvalidHandle;

    /// <inheritdoc cref="NtStatus.InvalidParameter"/>
    public const NtStatus STATUS_INVALID_PARAMETER = NtStatus.InvalidParameter;

    /// <inheritdoc cref="NtStatus.NoSuchDevice"/>
    public const NtStatus STATUS_NO_SUCH_DEVICE = NtStatus.NoSuchDevice;

    /// <inheritdoc cref="NtStatus.NoSuchFile"/>
    public const NtStatus STATUS_NO_SUCH_FILE = NtStatus.NoSuchFile;

    /// <inheritdoc cref="NtStatus.InvalidDeviceRequest"/>
    public const NtStatus STATUS_INVALID_DEVICE_REQUEST = NtStatus.InvalidDeviceRequest;

    /// <inheritdoc cref="NtStatus.EndOfFile"/>
    public const NtStatus STATUS_END_OF_FILE = NtStatus.EndOfFile;

    /// <inheritdoc cref="NtStatus.NoMediaInDevice"/>
    public const NtStatus STATUS_NO_MEDIA_IN_DEVICE = NtStatus.NoMediaInDevice;

    /// <inheritdoc cref="NtStatus.UnrecognizedMedia"/>
    public const NtStatus STATUS_UNRECOGNIZED_MEDIA = NtStatus.UnrecognizedMedia;

    /// <inheritdoc cref="NtStatus.NonexistentSector"/>
    public const NtStatus STATUS_NONEXISTENT_SECTOR = NtStatus.NonexistentSector;

    /// <inheritdoc cref="NtStatus.MoreProcessingRequired"/>
    public const NtStatus STATUS_MORE_PROCESSING_REQUIRED = NtStatus.MoreProcessingRequired;

    /// <inheritdoc cref="NtStatus.AccessDenied"/>
    public const NtStatus STATUS_ACCESS_DENIED = NtStatus.AccessDenied;

    /// <inheritdoc cref="NtStatus.BufferTooSmall"/>
    public const NtStatus STATUS_BUFFER_TOO_SMALL = NtStatus.BufferTooSmall;

    /// <inheritdoc cref="NtStatus.ObjectTypeMismatch"/>
    public const NtStatus STATUS_OBJECT_TYPE_MISMATCH = NtStatus.ObjectTypeMismatch;

    /// <inheritdoc cref="NtStatus.ParityError"/>
    public const NtStatus STATUS_PARITY_ERROR = NtStatus.ParityError;

    /// <inheritdoc cref="NtStatus.InvalidParameterMix"/>
    public const NtStatus STATUS_INVALID_PARAMETER_MIX = NtStatus.InvalidParameterMix;

    /// <inheritdoc cref="NtStatus.DiskCorruptError"/>
    public const NtStatus STATUS_DISK_CORRUPT_ERROR = NtStatus.DiskCorruptError;

    /// <inheritdoc cref="NtStatus.ObjectNameInvalid"/>
    public const NtStatus STATUS_OBJECT_NAME_INVALID = NtStatus.ObjectNameInvalid;

    /// <inheritdoc cref="NtStatus.ObjectNameNotFound"/>
    public const NtStatus STATUS_OBJECT_NAME_NOT_FOUND = NtStatus.ObjectNameNotFound;

    /// <inheritdoc cref="NtStatus.ObjectNameCollision"/>
    public const NtStatus STATUS_OBJECT_NAME_COLLISION = NtStatus.ObjectNameCollision;

    /// <inheritdoc cref="NtStatus.ObjectPathInvalid"/>
    public const NtStatus STATUS_OBJECT_PATH_INVALID = NtStatus.ObjectPathInvalid;

    /// <inheritdoc cref="NtStatus.DataOverrun"/>
    public const NtStatus STATUS_DATA_OVERRUN = NtStatus.DataOverrun;

    /// <inheritdoc cref="NtStatus.DataLateError"/>
    public const NtStatus STATUS_DATA_LATE_ERROR = NtStatus.DataLateError;

    /// <inheritdoc cref="NtStatus.CrcError"/>
    public const NtStatus STATUS_CRC_ERROR = NtStatus.CrcError;

    /// <inheritdoc cref="NtStatus.SharingViolation"/>
    public const NtStatus STATUS_SHARING_VIOLATION = NtStatus.SharingViolation;

    /// <inheritdoc cref="NtStatus.MutantNotOwned"/>
    public const NtStatus STATUS_MUTANT_NOT_OWNED = NtStatus.MutantNotOwned;

    /// <inheritdoc cref="NtStatus.DeletePending"/>
    public const NtStatus STATUS_DELETE_PENDING = NtStatus.DeletePending;

    /// <inheritdoc cref="NtStatus.RevisionMismatch"/>
    public const NtStatus STATUS_REVISION_MISMATCH = NtStatus.RevisionMismatch;

    /// <inheritdoc cref="NtStatus.IntegerOverflow"/>
    public const NtStatus STATUS_INTEGER_OVERFLOW = NtStatus.IntegerOverflow;

    /// <inheritdoc cref="NtStatus.InsufficientResources"/>
    public const NtStatus STATUS_INSUFFICIENT_RESOURCES = NtStatus.InsufficientResources;

    /// <inheritdoc cref="NtStatus.DeviceDataError"/>
    public const NtStatus STATUS_DEVICE_DATA_ERROR = NtStatus.DeviceDataError;

    /// <inheritdoc cref="NtStatus.DeviceNotConnected"/>
    public const NtStatus STATUS_DEVICE_NOT_CONNECTED = NtStatus.DeviceNotConnected;

    /// <inheritdoc cref="NtStatus.DevicePowerFailure"/>
    public const NtStatus STATUS_DEVICE_POWER_FAILURE = NtStatus.DevicePowerFailure;

    /// <inheritdoc cref="NtStatus.MediaWriteProtected"/>
    public const NtStatus STATUS_MEDIA_WRITE_PROTECTED = NtStatus.MediaWriteProtected;

    /// <inheritdoc cref="NtStatus.DeviceNotReady"/>
    public const NtStatus STATUS_DEVICE_NOT_READY = NtStatus.DeviceNotReady;

    /// <inheritdoc cref="NtStatus.IoTimeout"/>
    public const NtStatus STATUS_IO_TIMEOUT = NtStatus.IoTimeout;

    /// <inheritdoc cref="NtStatus.NotSupported"/>
    public const NtStatus STATUS_NOT_SUPPORTED = NtStatus.NotSupported;

    /// <inheritdoc cref="NtStatus.DuplicateName"/>
    public const NtStatus STATUS_DUPLICATE_NAME = NtStatus.DuplicateName;

    /// <inheritdoc cref="NtStatus.DeviceDoesNotExist"/>
    public const NtStatus STATUS_DEVICE_DOES_NOT_EXIST = NtStatus.DeviceDoesNotExist;

    /// <inheritdoc cref="NtStatus.RequestNotAccepted"/>
    public const NtStatus STATUS_REQUEST_NOT_ACCEPTED = NtStatus.RequestNotAccepted;

    /// <inheritdoc cref="NtStatus.CantWait"/>
    public const NtStatus STATUS_CANT_WAIT = NtStatus.CantWait;

    /// <inheritdoc cref="NtStatus.InternalError"/>
    public const NtStatus STATUS_INTERNAL_ERROR = NtStatus.InternalError;

    /// <inheritdoc cref="NtStatus.InvalidUserBuffer"/>
    public const NtStatus STATUS_INVALID_USER_BUFFER = NtStatus.InvalidUserBuffer;

    /// <inheritdoc cref="NtStatus.InvalidParameter1"/>
    public const NtStatus STATUS_INVALID_PARAMETER_1 = NtStatus.InvalidParameter1;

    /// <inheritdoc cref="NtStatus.InvalidParameter2"/>
    public const NtStatus STATUS_INVALID_PARAMETER_2 = NtStatus.InvalidParameter2;

    /// <inheritdoc cref="NtStatus.InvalidParameter3"/>
    public const NtStatus STATUS_INVALID_PARAMETER_3 = NtStatus.InvalidParameter3;

    /// <inheritdoc cref="NtStatus.InvalidParameter4"/>
    public const NtStatus STATUS_INVALID_PARAMETER_4 = NtStatus.InvalidParameter4;

    /// <inheritdoc cref="NtStatus.Cancelled"/>
    public const NtStatus STATUS_CANCELLED = NtStatus.Cancelled;

    /// <inheritdoc cref="NtStatus.CannotDelete"/>
    public const NtStatus STATUS_CANNOT_DELETE = NtStatus.CannotDelete;

    /// <inheritdoc cref="NtStatus.PipeBroken"/>
    public const NtStatus STATUS_PIPE_BROKEN = NtStatus.PipeBroken;

    /// <inheritdoc cref="NtStatus.DeviceConfigurationError"/>
    public const NtStatus STATUS_DEVICE_CONFIGURATION_ERROR = NtStatus.DeviceConfigurationError;

    /// <inheritdoc cref="NtStatus.InvalidDeviceState"/>
    public const NtStatus STATUS_INVALID_DEVICE_STATE = NtStatus.InvalidDeviceState;

    /// <inheritdoc cref="NtStatus.DiskFull"/>
    public const NtStatus STATUS_DISK_FULL = NtStatus.DiskFull;

    /// <inheritdoc cref="NtStatus.IoDeviceError"/>
    public const NtStatus STATUS_IO_DEVICE_ERROR = NtStatus.IoDeviceError;

    /// <inheritdoc cref="NtStatus.InvalidBufferSize"/>
    public const NtStatus STATUS_INVALID_BUFFER_SIZE = NtStatus.InvalidBufferSize;

    /// <inheritdoc cref="NtStatus.NotFound"/>
    public const NtStatus STATUS_NOT_FOUND = NtStatus.NotFound;

    /// <inheritdoc cref="NtStatus.DeviceRemoved"/>
    public const NtStatus STATUS_DEVICE_REMOVED = NtStatus.DeviceRemoved;

    /// <inheritdoc cref="NtStatus.NoInterface"/>
    public const NtStatus STATUS_NOINTERFACE = NtStatus.NoInterface;

    /// <inheritdoc cref="NtStatus.PowerStateInvalid"/>
    public const NtStatus STATUS_POWER_STATE_INVALID = NtStatus.PowerStateInvalid;
}
