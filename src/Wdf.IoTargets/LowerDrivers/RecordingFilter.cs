namespace Wdf.IoTargets;

/// <summary>
/// A filter that writes every request that passes it to a file, with its buffers, its outcome and the simulated times, while the test runs. A
/// <see cref="PlaybackDriver"/> stands in for the device later.
/// </summary>
/// <remarks>
/// <para>
/// The file is JSON Lines: a header, then one line when a request arrives and one when it comes back. Each line is handed to the host's
/// file system before the request goes on, so that the file of a process that dies is good to its last whole line.
/// </para>
/// <para>
/// Times are in units of 100 ns since the kernel started, buffers in base64. <c>pending</c> says whether the request was pending in between; <c>output</c> holds
/// the bytes that <c>information</c> counts, of requests that did not fail.
/// </para>
/// <code>
/// {"recording":1,"device":"\\Device\\Disk0","deviceType":7,"deviceFlags":16,"started":"2026-01-01T00:00:00+00:00"}
/// {"request":1,"time":0,"major":"Read","offset":512,"outputLength":4}
/// {"completion":1,"time":25000,"status":"0x00000000","name":"STATUS_SUCCESS","information":4,"pending":true,"output":"AQIDBA=="}
/// {"request":2,"time":25000,"major":"DeviceControl","code":"0x00222000","inputLength":1,"input":"CQ==","outputLength":0}
/// </code>
/// <para>
/// What it records can be narrowed with <see cref="FilterDriver.Major"/> and <see cref="FilterDriver.Where"/>. When a line cannot be written the requests go on, and the end of
/// the run reports the error.
/// </para>
/// </remarks>
public sealed class RecordingFilter : FilterDriver, IDisposable
{
    private readonly RecordingWriter _writer;

    /// <summary>Makes a filter that writes a file; one that exists is replaced.</summary>
    /// <param name="below">A device of the stack to attach to.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public RecordingFilter(DeviceObject below, string path)
        : this(below, Open(path), leaveOpen: false)
    {
    }

    /// <summary>Makes a filter that writes to a stream, which is flushed after each line.</summary>
    /// <param name="below">A device of the stack to attach to.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the filter is disposed.</param>
    public RecordingFilter(DeviceObject below, Stream stream, bool leaveOpen = false)
        : base(below)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _writer = new RecordingWriter(stream, leaveOpen, LowerDevice!);
    }

    /// <summary>Closes the file. Requests that come later pass unrecorded.</summary>
    public void Dispose() => _writer.Dispose();

    /// <inheritdoc/>
    protected override NtStatus OnRequest(Irp irp)
    {
        ArgumentNullException.ThrowIfNull(irp);
        long? number = null;
        try
        {
            number = _writer.WriteRequest(new SimulatedIo(irp));
        }
        catch (Exception e) when (HostError.IsKnown(e) && Kernel.KeepCallbackFailure(e, "The recording", Device))
        {
            // The request goes on; the end of the run reports it.
        }

        return number is null ? PassDown(irp) : PassDown(irp, OnReturned, number);
    }

    /// <inheritdoc/>
    protected override NtStatus DispatchCreate(DeviceObject device, Irp irp) => Dispatch(device, irp);

    /// <inheritdoc/>
    protected override NtStatus DispatchCleanup(DeviceObject device, Irp irp) => Dispatch(device, irp);

    /// <inheritdoc/>
    protected override NtStatus DispatchClose(DeviceObject device, Irp irp) => Dispatch(device, irp);

    /// <inheritdoc/>
    protected override NtStatus DispatchPnp(DeviceObject device, Irp irp) => Dispatch(device, irp);

    /// <inheritdoc/>
    protected override NtStatus DispatchPower(DeviceObject device, Irp irp) => Dispatch(device, irp);

    /// <inheritdoc/>
    protected override NtStatus DispatchSystemControl(DeviceObject device, Irp irp) => Dispatch(device, irp);

    // Without a buffer of the stream's own: a line is one write.
    private static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    private NtStatus OnReturned(DeviceObject? device, Irp irp, object? context)
    {
        try
        {
            _writer.WriteCompletion((long)context!, irp);
        }
        catch (Exception e) when (HostError.IsKnown(e) && Kernel.KeepCallbackFailure(e, "The recording", Device))
        {
            // As above.
        }

        if (irp.PendingReturned)
        {
            irp.MarkIrpPending();
        }

        return NtStatus.Success;
    }
}
