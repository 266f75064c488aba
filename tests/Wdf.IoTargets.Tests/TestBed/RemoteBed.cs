namespace Wdf.IoTargets.Tests.TestBed;

/// <summary>A second device stack with a remote target on it, opened by name.</summary>
internal sealed class RemoteBed
{
    public const string DeviceName = @"\Device\Remote";

    public RemoteBed(Bed bed, bool open = true, DeviceFlags flags = DeviceFlags.BufferedIo)
    {
        Bed = bed;
        Bottom = new LowerDevice(bed.Kernel, flags);
        Lower = new LowerDevice(bed.Kernel, flags, DeviceName, Bottom.Device);
        Target = bed.Device.CreateIoTarget();
        if (open)
        {
            Target.Open(DeviceName).Should().Be(NtStatus.Success);
        }

    }

    public Bed Bed { get; }

    /// <summary>The physical device of the stack.</summary>
    public LowerDevice Bottom { get; }

    /// <summary>The top of the stack.</summary>
    public LowerDevice Lower { get; }

    public WdfIoTarget Target { get; }

    public void Goto(WdfIoTargetState state)
    {
        switch (state)
        {
            case WdfIoTargetState.Started:
                Target.Start();
                break;
            case WdfIoTargetState.Stopped:
                Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
                break;
            case WdfIoTargetState.Purged:
                Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
                break;
            case WdfIoTargetState.ClosedForQueryRemove:
                Target.CloseForQueryRemove();
                break;
            case WdfIoTargetState.Closed:
                Target.Close();
                break;
            case WdfIoTargetState.Deleted:
                Target.Reference();
                Target.Delete();
                break;
        }

        Target.State.Should().Be(state);
    }

    /// <summary>Ends what the test has left of the target.</summary>
    public void Drop()
    {
        if (Target.IsDeleted)
        {
            Target.Dereference();
        }
        else
        {
            Target.Close();
        }
    }
}
