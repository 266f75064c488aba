namespace QuickStart.Bench;

/// <summary>
/// The hardware: a disk whose sectors are a file, below filters that make it slow and faulty. From the bottom of the stack to its top:
/// the disk, random latency, a filter that two reads get stuck in, device errors in every 16th read.
/// </summary>
public sealed class TroubledDisk : IDisposable
{
    /// <summary>The name that a driver opens it by.</summary>
    public const string Name = @"\??\Disk0";

    private const int StuckReads = 2;

    private readonly FileDisk _disk;
    private int _stuck;

    /// <summary>Makes the disk. It behaves until <see cref="MakeTrouble"/>.</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="path">The file; it is not written to.</param>
    public TroubledDisk(SimulatedKernel kernel, string path)
    {
        _disk = new FileDisk(kernel, path, new FileDiskOptions { ObjectName = @"\Device\Disk0", IsReadOnly = true });
        _disk.CreateSymbolicLink(Name);
        Stuck = new KernelEvent(kernel, KernelEventType.Notification, name: "a read is stuck");

        var slow = new LatencyFilter(_disk.Device, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(4)) { Where = IsTroubled };
        var hole = new LatencyFilter(slow.Device, TimeSpan.FromSeconds(10)) { Where = GetsStuck };
        _ = new FaultFilter(hole.Device) { Where = IsTroubled, EveryNth = 16, Status = NtStatus.IoDeviceError };
    }

    /// <summary>Set when a read has got stuck: it will take ten seconds.</summary>
    public KernelEvent Stuck { get; }

    /// <summary>Whether the filters act. Set before the reads that are meant to have a hard time.</summary>
    public bool MakeTrouble { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _disk.Dispose();

    private bool IsTroubled(SimulatedIo io) => MakeTrouble && io.MajorFunction == MajorFunction.Read;

    // The first part of the disk is hard to read: two attempts get stuck. The driver cancels one, and the time-out ends the other.
    private bool GetsStuck(SimulatedIo io)
    {
        if (!IsTroubled(io) || io.Offset != 0 || _stuck == StuckReads)
        {
            return false;
        }

        _stuck++;
        Stuck.Set();
        return true;
    }
}
