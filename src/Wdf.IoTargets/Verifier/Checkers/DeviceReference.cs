namespace Wdf.IoTargets;

/// <summary>A reference to a device keeps it, and is given back once.</summary>
internal sealed class DeviceReference : Checker
{
    private static readonly VerifierRule Dangling = VerifierRule.Wdm(
        "DanglingDeviceObjectReference",
        "The device that IoGetAttachedDeviceReference returned, and no other, must be dereferenced in the end.",
        "Call ObDereferenceObject for the pointer that IoGetAttachedDeviceReference returned, once.") with
    { IsJudgedAtEnd = true };

    public override IReadOnlyList<VerifierRule> Rules => [Dangling];

    protected override void Listen(Verifier signals)
    {
        signals.DeviceDereferencing += OnDereferencing;
        signals.Ended += OnEnded;
    }

    private void OnDereferencing(DeviceObject device)
    {
        if (device.References <= 0)
        {
            Report(Dangling, device, $"{device.Name} is dereferenced, and no reference to it was taken.");
        }
    }

    private void OnEnded(RunEnd end)
    {
        if (end == RunEnd.Ended)
        {
            foreach (var device in Verifier.Kernel.Live<DeviceObject>(KernelObjectKind.DeviceObject))
            {
                if (device.References > 0)
                {
                    Report(Dangling, device, $"{device.References} references to {device.Name} were taken by IoGetAttachedDeviceReference and never given back.");
                }
            }
        }
    }
}
