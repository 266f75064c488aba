namespace Wdf.IoTargets;

/// <summary>Parameters.Read and Parameters.Write of WDF_REQUEST_COMPLETION_PARAMS.</summary>
public struct TransferCompletion
{
    private WdfCompletionParameters _block;

    /// <summary>The memory object; null when the request was formatted without one.</summary>
    public WdfMemory? Buffer
    {
        readonly get => _block.Memory1;
        set => _block.Memory1 = value;
    }

    /// <summary>Bytes transferred: the Information of the IRP, whatever the status.</summary>
    public nuint Length
    {
        readonly get => _block.Word3;
        set => _block.Word3 = value;
    }

    /// <summary>Offset into the memory object, in bytes.</summary>
    public nuint Offset
    {
        readonly get => _block.Word1;
        set => _block.Word1 = value;
    }
}
