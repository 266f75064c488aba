namespace Wdf.IoTargets;

/// <summary>Finds the lane of each object, and puts the lanes in the order in which requests go down through them.</summary>
internal sealed class LaneMap
{
    private const string TestName = "test";
    private const string KernelName = "kernel";

    private readonly Dictionary<object, PictureLane> _lanes = new(ReferenceEqualityComparer.Instance);
    private readonly List<PictureLane> _order = [];
    private readonly Dictionary<PictureLane, HashSet<PictureLane>> _above = [];
    private PictureLane? _test;
    private PictureLane? _kernel;

    /// <summary>The test's body, and applications.</summary>
    public PictureLane Test => _test ??= new PictureLane(TestName, "applications");

    /// <summary>Timers, scheduler, locks.</summary>
    public PictureLane Kernel => _kernel ??= new PictureLane(KernelName, "timers, locks");

    /// <summary>The lane of what can have a request: a driver, a queue, a target, a device.</summary>
    public PictureLane Of(KernelObject owner) => owner switch
    {
        DeviceObject { FrameworkDevice: WdfDevice device } => OfDriver(device.Driver, device),
        DeviceObject device => Get(device, device.Name, $"device of {ShortName(device.DriverObject)}"),
        WdfIoTarget target => Get(target, target.Name, "I/O target"),
        WdfIoQueue queue => Get(queue, queue.Name, "queue"),
        WdfDriver driver => OfDriver(driver, driver),
        WdfObject framework => OfDriver(framework.Driver, framework),
        _ => Kernel,
    };

    /// <summary>The lane of the driver whose code has a request.</summary>
    public PictureLane OfDriver(WdfDriver? driver, WdfObject about)
    {
        var known = driver ?? about.Kernel.DefaultDriver as WdfDriver;
        return known is null ? Test : Get(known, known.Name, "driver");
    }

    /// <summary>A request went down from one lane to the other.</summary>
    public void GoesDown(PictureLane from, PictureLane to)
    {
        if (from != to && !IsAbove(to, from))
        {
            (_above.TryGetValue(to, out var above) ? above : _above[to] = []).Add(from);
        }
    }

    /// <summary>All lanes from left to right: the test, the layers from top to bottom, the kernel.</summary>
    public List<PictureLane> Arrange()
    {
        AddStacks();
        var left = new List<PictureLane>(_order);
        var lanes = new List<PictureLane>();
        if (_test is not null)
        {
            lanes.Add(_test);
        }

        while (left.Count > 0)
        {
            var next = left.Find(l => !left.Exists(o => o != l && IsAbove(o, l))) ?? left[0];
            left.Remove(next);
            lanes.Add(next);
        }

        if (_kernel is not null)
        {
            lanes.Add(_kernel);
        }

        for (var i = 0; i < lanes.Count; i++)
        {
            lanes[i].Index = i;
        }

        return lanes;
    }

    // Also for a trace whose beginning is lost.
    private void AddStacks()
    {
        foreach (var (key, lane) in _lanes.ToArray())
        {
            if (key is DeviceObject device && device.AttachedDevice is { } above && Known(above) is { } upper)
            {
                GoesDown(upper, lane);
            }
            else if (key is WdfIoTarget { TargetDevice: { } below } && Known(below) is { } lower)
            {
                GoesDown(lane, lower);
            }
        }
    }

    private PictureLane? Known(DeviceObject device) =>
        _lanes.GetValueOrDefault(device.FrameworkDevice is WdfDevice { Driver: { } driver } ? driver : device);

    private static string ShortName(DriverObject driver) => driver.Name[(driver.Name.LastIndexOf('\\') + 1)..];

    private bool IsAbove(PictureLane upper, PictureLane lower)
    {
        var seen = new HashSet<PictureLane>();
        var open = new Stack<PictureLane>([lower]);
        while (open.TryPop(out var lane))
        {
            foreach (var above in _above.GetValueOrDefault(lane) ?? [])
            {
                if (above == upper)
                {
                    return true;
                }

                if (seen.Add(above))
                {
                    open.Push(above);
                }
            }
        }

        return false;
    }

    private PictureLane Get(KernelObject key, string name, string kind)
    {
        if (!_lanes.TryGetValue(key, out var lane))
        {
            _lanes[key] = lane = new PictureLane(name, kind);
            _order.Add(lane);
        }

        return lane;
    }
}
