namespace Wdf.IoTargets.Ddi;

/// <summary>What parameter 3 of bug check 0x10D points to when a request is completed with more bytes than its buffer holds.</summary>
public struct WdfRequestFatalErrorInformationLengthMismatchData
{
    /// <summary>The request.</summary>
    public WdfRequest? Request;

    /// <summary>Its IRP.</summary>
    public Irp? Irp;

    /// <summary>Length of the output buffer in bytes.</summary>
    public uint OutputBufferLength;

    /// <summary>Bytes that the driver claims.</summary>
    public ulong Information;

    /// <summary>The major function.</summary>
    public byte MajorFunction;
}
