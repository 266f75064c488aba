namespace Wdf.IoTargets;

/// <summary>
/// A simulated device, written as one method for each kind of request: either one that returns the result, or an asynchronous
/// one that may await simulated time.
/// </summary>
/// <remarks>
/// <para>
/// By default each request is marked pending and goes through the driver's queue; the method runs in a unit at DISPATCH_LEVEL, as
/// the DPC of a device does, and the IRP is completed there. A method must not block. What is not overridden gives
/// STATUS_INVALID_DEVICE_REQUEST.
/// </para>
/// <para>
/// An asynchronous method goes on in units of the kernel after each await; it may await <see cref="SimulatedKernel.Delay"/> and what
/// else the kernel completes. Its token fires when the IRP is cancelled or the device removed. An
/// <see cref="OperationCanceledException"/> then becomes STATUS_CANCELLED; any other exception is reported at the end of the run,
/// and the request gets STATUS_UNSUCCESSFUL. A request that is cancelled while it still waits in the queue never reaches a method.
/// </para>
/// </remarks>
public abstract partial class SimulatedDriver : LowerDriver
{
    /// <summary>Makes the driver and its device.</summary>
    /// <param name="kernel">The kernel that they live in.</param>
    /// <param name="options">Name, flags and place of the device; null for the defaults.</param>
    /// <param name="serviceMode">Whether requests are served side by side or one after the other.</param>
    protected SimulatedDriver(SimulatedKernel kernel, LowerDriverOptions? options = null, ServiceMode serviceMode = ServiceMode.Parallel)
        : base(kernel, options)
    {
        ServiceMode = serviceMode;
        _context = new UnitContext(kernel, DriverObject, UnitName);
    }

    /// <summary>Whether requests are served side by side or one after the other.</summary>
    public ServiceMode ServiceMode { get; }

    /// <summary>
    /// Whether the method runs inside the sender's IoCallDriver, and the IRP is completed there unless the method awaits something.
    /// The queue is then passed by, and with it <see cref="ServiceMode"/>. False by default.
    /// </summary>
    public bool CompleteInline { get; set; }

    /// <summary>Serves a read.</summary>
    /// <param name="io">The request.</param>
    /// <returns>The result; its Information is the bytes read.</returns>
    protected virtual IoResult OnRead(SimulatedIo io) => NtStatus.InvalidDeviceRequest;

    /// <summary>Serves a write.</summary>
    /// <param name="io">The request.</param>
    /// <returns>The result; its Information is the bytes written.</returns>
    protected virtual IoResult OnWrite(SimulatedIo io) => NtStatus.InvalidDeviceRequest;

    /// <summary>Serves a device control.</summary>
    /// <param name="io">The request.</param>
    /// <returns>The result; its Information is the bytes of output.</returns>
    protected virtual IoResult OnDeviceControl(SimulatedIo io) => NtStatus.InvalidDeviceRequest;

    /// <summary>Serves an internal device control.</summary>
    /// <param name="io">The request.</param>
    /// <returns>The result; its Information is the bytes of output.</returns>
    protected virtual IoResult OnInternalDeviceControl(SimulatedIo io) => NtStatus.InvalidDeviceRequest;

    /// <summary>Serves IRP_MJ_FLUSH_BUFFERS.</summary>
    /// <param name="io">The request.</param>
    /// <returns>The result.</returns>
    protected virtual IoResult OnFlushBuffers(SimulatedIo io) => NtStatus.InvalidDeviceRequest;

    /// <summary>Serves any other request.</summary>
    /// <param name="io">The request.</param>
    /// <returns>The result.</returns>
    protected virtual IoResult OnOther(SimulatedIo io) => NtStatus.InvalidDeviceRequest;

    /// <summary>Serves a read, asynchronously; by default what <see cref="OnRead"/> gives.</summary>
    /// <param name="io">The request.</param>
    /// <param name="cancellationToken">Fires when the IRP is cancelled or the device removed.</param>
    /// <returns>The result; its Information is the bytes read.</returns>
    protected virtual ValueTask<IoResult> OnReadAsync(SimulatedIo io, CancellationToken cancellationToken) => new(OnRead(io));

    /// <summary>Serves a write, asynchronously; by default what <see cref="OnWrite"/> gives.</summary>
    /// <param name="io">The request.</param>
    /// <param name="cancellationToken">Fires when the IRP is cancelled or the device removed.</param>
    /// <returns>The result; its Information is the bytes written.</returns>
    protected virtual ValueTask<IoResult> OnWriteAsync(SimulatedIo io, CancellationToken cancellationToken) => new(OnWrite(io));

    /// <summary>Serves a device control, asynchronously; by default what <see cref="OnDeviceControl"/> gives.</summary>
    /// <param name="io">The request.</param>
    /// <param name="cancellationToken">Fires when the IRP is cancelled or the device removed.</param>
    /// <returns>The result; its Information is the bytes of output.</returns>
    protected virtual ValueTask<IoResult> OnDeviceControlAsync(SimulatedIo io, CancellationToken cancellationToken) => new(OnDeviceControl(io));

    /// <summary>Serves an internal device control, asynchronously; by default what <see cref="OnInternalDeviceControl"/> gives.</summary>
    /// <param name="io">The request.</param>
    /// <param name="cancellationToken">Fires when the IRP is cancelled or the device removed.</param>
    /// <returns>The result; its Information is the bytes of output.</returns>
    protected virtual ValueTask<IoResult> OnInternalDeviceControlAsync(SimulatedIo io, CancellationToken cancellationToken) => new(OnInternalDeviceControl(io));

    /// <summary>Serves IRP_MJ_FLUSH_BUFFERS, asynchronously; by default what <see cref="OnFlushBuffers"/> gives.</summary>
    /// <param name="io">The request.</param>
    /// <param name="cancellationToken">Fires when the IRP is cancelled or the device removed.</param>
    /// <returns>The result.</returns>
    protected virtual ValueTask<IoResult> OnFlushBuffersAsync(SimulatedIo io, CancellationToken cancellationToken) => new(OnFlushBuffers(io));
}
