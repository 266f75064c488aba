namespace Wdf.IoTargets;

/// <summary>The flags of an IRP that its originator sets.</summary>
[Flags]
public enum IrpFlags : uint
{
    /// <summary>No flag is set.</summary>
    None = 0,

    /// <summary><c>IRP_NOCACHE</c>: The transfer goes past the cache.</summary>
    NoCache = 0x00000001,

    /// <summary><c>IRP_PAGING_IO</c>: The transfer belongs to paging.</summary>
    PagingIo = 0x00000002,

    /// <summary><c>IRP_SYNCHRONOUS_API</c>: The caller waits inside its call.</summary>
    SynchronousApi = 0x00000004,

    /// <summary><c>IRP_ASSOCIATED_IRP</c>: The IRP is a part of a master IRP.</summary>
    AssociatedIrp = 0x00000008,

    /// <summary><c>IRP_BUFFERED_IO</c>: The IRP has a system buffer.</summary>
    BufferedIo = 0x00000010,

    /// <summary><c>IRP_DEALLOCATE_BUFFER</c>: The I/O manager frees the system buffer after completion.</summary>
    DeallocateBuffer = 0x00000020,

    /// <summary><c>IRP_INPUT_OPERATION</c>: The system buffer is copied back to the caller on success or warning.</summary>
    InputOperation = 0x00000040,

    /// <summary><c>IRP_CREATE_OPERATION</c>: The IRP opens a file object.</summary>
    CreateOperation = 0x00000080,

    /// <summary><c>IRP_READ_OPERATION</c>: The IRP reads.</summary>
    ReadOperation = 0x00000100,

    /// <summary><c>IRP_WRITE_OPERATION</c>: The IRP writes.</summary>
    WriteOperation = 0x00000200,

    /// <summary><c>IRP_CLOSE_OPERATION</c>: The IRP closes a file object.</summary>
    CloseOperation = 0x00000400,

    /// <summary><c>IRP_DEFER_IO_COMPLETION</c>: An inline completion is finished by the originator.</summary>
    DeferIoCompletion = 0x00000800,
}
