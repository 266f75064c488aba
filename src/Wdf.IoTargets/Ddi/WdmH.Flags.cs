#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Flags of device objects, IRPs, stack locations and MDLs.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="DeviceFlags.BufferedIo"/>
    public const DeviceFlags DO_BUFFERED_IO = DeviceFlags.BufferedIo;

    /// <inheritdoc cref="DeviceFlags.Exclusive"/>
    public const DeviceFlags DO_EXCLUSIVE = DeviceFlags.Exclusive;

    /// <inheritdoc cref="DeviceFlags.DirectIo"/>
    public const DeviceFlags DO_DIRECT_IO = DeviceFlags.DirectIo;

    /// <inheritdoc cref="DeviceFlags.DeviceInitializing"/>
    public const DeviceFlags DO_DEVICE_INITIALIZING = DeviceFlags.DeviceInitializing;

    /// <inheritdoc cref="DeviceFlags.PowerPagable"/>
    public const DeviceFlags DO_POWER_PAGABLE = DeviceFlags.PowerPagable;

    /// <inheritdoc cref="DeviceFlags.DeviceHasName"/>
    public const DeviceFlags DO_DEVICE_HAS_NAME = DeviceFlags.DeviceHasName;

    /// <inheritdoc cref="IrpFlags.NoCache"/>
    public const IrpFlags IRP_NOCACHE = IrpFlags.NoCache;

    /// <inheritdoc cref="IrpFlags.PagingIo"/>
    public const IrpFlags IRP_PAGING_IO = IrpFlags.PagingIo;

    /// <inheritdoc cref="IrpFlags.SynchronousApi"/>
    public const IrpFlags IRP_SYNCHRONOUS_API = IrpFlags.SynchronousApi;

    /// <inheritdoc cref="IrpFlags.BufferedIo"/>
    public const IrpFlags IRP_BUFFERED_IO = IrpFlags.BufferedIo;

    /// <inheritdoc cref="IrpFlags.DeallocateBuffer"/>
    public const IrpFlags IRP_DEALLOCATE_BUFFER = IrpFlags.DeallocateBuffer;

    /// <inheritdoc cref="IrpFlags.InputOperation"/>
    public const IrpFlags IRP_INPUT_OPERATION = IrpFlags.InputOperation;

    /// <inheritdoc cref="IrpFlags.CreateOperation"/>
    public const IrpFlags IRP_CREATE_OPERATION = IrpFlags.CreateOperation;

    /// <inheritdoc cref="IrpFlags.ReadOperation"/>
    public const IrpFlags IRP_READ_OPERATION = IrpFlags.ReadOperation;

    /// <inheritdoc cref="IrpFlags.WriteOperation"/>
    public const IrpFlags IRP_WRITE_OPERATION = IrpFlags.WriteOperation;

    /// <inheritdoc cref="IrpFlags.CloseOperation"/>
    public const IrpFlags IRP_CLOSE_OPERATION = IrpFlags.CloseOperation;

    /// <inheritdoc cref="IrpFlags.DeferIoCompletion"/>
    public const IrpFlags IRP_DEFER_IO_COMPLETION = IrpFlags.DeferIoCompletion;

    /// <inheritdoc cref="StackLocationControl.PendingReturned"/>
    public const StackLocationControl SL_PENDING_RETURNED = StackLocationControl.PendingReturned;

    /// <inheritdoc cref="StackLocationControl.ErrorReturned"/>
    public const StackLocationControl SL_ERROR_RETURNED = StackLocationControl.ErrorReturned;

    /// <inheritdoc cref="StackLocationControl.InvokeOnCancel"/>
    public const StackLocationControl SL_INVOKE_ON_CANCEL = StackLocationControl.InvokeOnCancel;

    /// <inheritdoc cref="StackLocationControl.InvokeOnSuccess"/>
    public const StackLocationControl SL_INVOKE_ON_SUCCESS = StackLocationControl.InvokeOnSuccess;

    /// <inheritdoc cref="StackLocationControl.InvokeOnError"/>
    public const StackLocationControl SL_INVOKE_ON_ERROR = StackLocationControl.InvokeOnError;

    /// <inheritdoc cref="MdlFlags.MappedToSystemVa"/>
    public const MdlFlags MDL_MAPPED_TO_SYSTEM_VA = MdlFlags.MappedToSystemVa;

    /// <inheritdoc cref="MdlFlags.PagesLocked"/>
    public const MdlFlags MDL_PAGES_LOCKED = MdlFlags.PagesLocked;

    /// <inheritdoc cref="MdlFlags.SourceIsNonpagedPool"/>
    public const MdlFlags MDL_SOURCE_IS_NONPAGED_POOL = MdlFlags.SourceIsNonpagedPool;

    /// <inheritdoc cref="MdlFlags.AllocatedFixedSize"/>
    public const MdlFlags MDL_ALLOCATED_FIXED_SIZE = MdlFlags.AllocatedFixedSize;

    /// <inheritdoc cref="MdlFlags.Partial"/>
    public const MdlFlags MDL_PARTIAL = MdlFlags.Partial;

    /// <inheritdoc cref="MdlFlags.PartialHasBeenMapped"/>
    public const MdlFlags MDL_PARTIAL_HAS_BEEN_MAPPED = MdlFlags.PartialHasBeenMapped;

    /// <inheritdoc cref="MdlFlags.IoPageRead"/>
    public const MdlFlags MDL_IO_PAGE_READ = MdlFlags.IoPageRead;

    /// <inheritdoc cref="MdlFlags.WriteOperation"/>
    public const MdlFlags MDL_WRITE_OPERATION = MdlFlags.WriteOperation;

    /// <inheritdoc cref="MdlFlags.ParentMappedSystemVa"/>
    public const MdlFlags MDL_PARENT_MAPPED_SYSTEM_VA = MdlFlags.ParentMappedSystemVa;

    /// <inheritdoc cref="MdlFlags.FreeExtraPtes"/>
    public const MdlFlags MDL_FREE_EXTRA_PTES = MdlFlags.FreeExtraPtes;

    /// <inheritdoc cref="MdlFlags.DescribesAwe"/>
    public const MdlFlags MDL_DESCRIBES_AWE = MdlFlags.DescribesAwe;

    /// <inheritdoc cref="MdlFlags.IoSpace"/>
    public const MdlFlags MDL_IO_SPACE = MdlFlags.IoSpace;

    /// <inheritdoc cref="MdlFlags.NetworkHeader"/>
    public const MdlFlags MDL_NETWORK_HEADER = MdlFlags.NetworkHeader;

    /// <inheritdoc cref="MdlFlags.MappingCanFail"/>
    public const MdlFlags MDL_MAPPING_CAN_FAIL = MdlFlags.MappingCanFail;

    /// <inheritdoc cref="MdlFlags.AllocatedMustSucceed"/>
    public const MdlFlags MDL_ALLOCATED_MUST_SUCCEED = MdlFlags.AllocatedMustSucceed;

    /// <inheritdoc cref="MdlFlags.Internal"/>
    public const MdlFlags MDL_INTERNAL = MdlFlags.Internal;
}
