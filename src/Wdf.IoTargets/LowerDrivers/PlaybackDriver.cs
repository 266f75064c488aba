namespace Wdf.IoTargets;

/// <summary>Serves as the device that a <see cref="RecordingFilter"/> has recorded: requests get the recorded answers, after the recorded times.</summary>
/// <remarks>
/// <para>
/// A request that was completed inside the sender's IoCallDriver is so again; one that was pending is completed from a unit. One that was cancelled waits
/// for its cancellation, and one whose end the recording does not have waits for ever.
/// </para>
/// <para>
/// A request that the recording does not have gets <see cref="PlaybackOptions.UnknownStatus"/>, and <see cref="Verify"/> and the end of the run report it,
/// with what differs. In strict mode they also report recorded requests that never came. Opens and closes get their recorded status in both modes, in
/// whatever order they come; PnP, power and WMI requests are answered as by any simulated driver.
/// </para>
/// </remarks>
public sealed partial class PlaybackDriver : LowerDriver
{
    private readonly PlaybackOptions _options;

    /// <summary>Makes the driver and its device, of the type and with the buffering of the one that was recorded.</summary>
    /// <param name="kernel">The kernel that they live in.</param>
    /// <param name="recording">The recording.</param>
    /// <param name="options">How it is played; null for the defaults.</param>
    public PlaybackDriver(SimulatedKernel kernel, Recording recording, PlaybackOptions? options = null)
        : base(kernel, DeviceOptions(recording, options ??= new PlaybackOptions()))
    {
        Recording = recording;
        _options = options;
        Sort();
        ScriptWatch.Begin(kernel, $"recording {recording.Name}", Unmet);
    }

    /// <summary>The recording.</summary>
    public Recording Recording { get; }

    /// <inheritdoc/>
    protected override NtStatus Dispatch(DeviceObject device, Irp irp) =>
        Find(new SimulatedIo(irp)) is { } recorded ? Play(recorded, irp) : Complete(irp, _options.UnknownStatus);

    /// <inheritdoc/>
    protected override NtStatus DispatchCreate(DeviceObject device, Irp irp) => PlayFile(irp) ?? base.DispatchCreate(device, irp);

    /// <inheritdoc/>
    protected override NtStatus DispatchCleanup(DeviceObject device, Irp irp) => PlayFile(irp) ?? base.DispatchCleanup(device, irp);

    /// <inheritdoc/>
    protected override NtStatus DispatchClose(DeviceObject device, Irp irp) => PlayFile(irp) ?? base.DispatchClose(device, irp);

    private static LowerDriverOptions DeviceOptions(Recording recording, PlaybackOptions options)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return new LowerDriverOptions
        {
            ObjectName = options.ObjectName,
            DeviceType = recording.DeviceType,
            Flags = recording.DeviceFlags,
        };
    }

    private NtStatus? PlayFile(Irp irp) =>
        TakeFile(new SimulatedIo(irp).MajorFunction) is { Completion: { } end } ? Complete(irp, end.Status, end.Information) : null;

    private NtStatus Play(RecordedRequest recorded, Irp irp)
    {
        if (recorded.Completion is not { } end)
        {
            Hold(irp);
            return NtStatus.Pending;
        }

        if (!end.WasPending)
        {
            var result = Answer(end, new SimulatedIo(irp));
            return Complete(irp, result.Status, result.Information);
        }

        // A device that ended a request in its own way, although it was to be cancelled, does not hear of it this time either.
        var waitsForCancel = end.WasCancelRequested && end.Status == NtStatus.Cancelled;
        var pending = Hold(irp, cancelable: waitsForCancel || !end.WasCancelRequested);
        if (waitsForCancel)
        {
            return NtStatus.Pending;
        }

        if (_options.KeepTimes && end.Time > recorded.Time)
        {
            CompleteAfter(pending, end.Time - recorded.Time, io => Answer(end, io));
        }
        else
        {
            CompleteFromUnit(pending, io => Answer(end, io));
        }

        return NtStatus.Pending;
    }

    private static IoResult Answer(RecordedCompletion end, SimulatedIo io)
    {
        var length = Math.Min(end.Output.Length, io.Output.Length);
        end.Output.Span[..length].CopyTo(io.Output);
        return new IoResult(end.Status, end.Information);
    }
}
