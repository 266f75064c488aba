namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Places in WDM drivers where the code of a case can run.</summary>
internal static class WdmWorld
{
    /// <summary>An IRQL of a device's interrupt.</summary>
    public const Irql DeviceIrql = (Irql)5;

    /// <summary>Runs code at a raised IRQL.</summary>
    public static void At(SimulatedKernel kernel, Irql irql, Action code)
    {
        var old = kernel.RaiseIrql(irql);
        code();
        kernel.LowerIrql(old);
    }

    /// <summary>Runs code under a spin lock.</summary>
    public static void UnderSpinLock(SimulatedKernel kernel, Action code)
    {
        var guard = new KernelSpinLock(kernel, "guard");
        var old = guard.Acquire();
        code();
        guard.Release(old);
    }

    /// <summary>Runs code in a DPC routine.</summary>
    public static void InDpc(SimulatedKernel kernel, Action code)
    {
        new KernelDpc(kernel, _ => code()).Insert();
        kernel.RunUntilIdle();
    }

    /// <summary>Runs code in a dispatch routine, which then completes its IRP.</summary>
    public static void InDispatch(SimulatedKernel kernel, Action code) => Send(kernel, DeviceThatRuns(kernel, code));

    /// <summary>A device whose driver runs code in its dispatch routine and completes the IRP.</summary>
    public static DeviceObject DeviceThatRuns(SimulatedKernel kernel, Action code) => new DispatchDriver(kernel, (_, irp) =>
    {
        code();
        return DispatchDriver.CompleteIrp(irp, NtStatus.Success);
    }).Device;

    /// <summary>Runs code in the completion routine of an IRP.</summary>
    public static void InCompletion(SimulatedKernel kernel, Action code) =>
        Send(kernel, DeviceThatRuns(kernel, static () => { }), code);

    /// <summary>An IRP of the case's own, ready to be sent.</summary>
    public static Irp NewIrp(SimulatedKernel kernel, DeviceObject device, Action? code = null)
    {
        var irp = IoManager.AllocateIrp(kernel, device.StackSize)!;
        irp.GetNextIrpStackLocation().MajorFunction = MajorFunction.Read;
        irp.SetCompletionRoutine(
            (_, _, _) =>
            {
                code?.Invoke();
                return NtStatus.MoreProcessingRequired;
            },
            context: null,
            onSuccess: true,
            onError: true,
            onCancel: true);
        return irp;
    }

    /// <summary>Sends an IRP that is completed at once, and frees it.</summary>
    public static void Send(SimulatedKernel kernel, DeviceObject device, Action? code = null)
    {
        var irp = NewIrp(kernel, device, code);
        IoManager.CallDriver(device, irp).Should().Be(NtStatus.Success);
        IoManager.FreeIrp(irp);
    }
}
