namespace Wdf.IoTargets.Ddi;

/// <summary>What parameter 3 of bug check 0x10D points to when a power callback takes too long.</summary>
public struct WdfPowerRoutineTimedOutData
{
    /// <summary>Value of the device's power state machine.</summary>
    public uint PowerState;

    /// <summary>Value of the device's power policy state machine.</summary>
    public uint PowerPolicyState;

    /// <summary>The device as the I/O manager knows it.</summary>
    public DeviceObject? DeviceObject;

    /// <summary>The device.</summary>
    public WdfDevice? Device;

    /// <summary>The thread that the callback runs on.</summary>
    public KernelThread? TimedOutThread;
}
