namespace Wdf.IoTargets.Tests.TestBed;

/// <summary>What an IRP looked like to the device that it was given to.</summary>
internal sealed record SeenIrp(Irp Irp, IoStackLocation Location, byte[] SystemBuffer, bool HasSystemBuffer, Memory<byte> UserBuffer, Mdl? Mdl, Irql Irql)
{
    public static SeenIrp Of(Irp irp, in IoStackLocation location)
    {
        var system = irp.AssociatedIrp.SystemBuffer;
        return new SeenIrp(irp, location, system.ToArray(), !system.Equals(default), irp.UserBuffer, irp.MdlAddress, irp.Kernel.CurrentIrql);
    }
}
