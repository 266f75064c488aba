namespace Wdf.IoTargets;

/// <summary>Parameters.Usb of WDF_REQUEST_COMPLETION_PARAMS.</summary>
public struct UsbCompletion
{
    private WdfCompletionParameters _block;

    /// <summary>The USB outcome; null for requests that are none.</summary>
    public object? Completion
    {
        readonly get => _block.Object4;
        set => _block.Object4 = value;
    }
}
