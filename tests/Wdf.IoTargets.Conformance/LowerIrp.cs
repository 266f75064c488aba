namespace Wdf.IoTargets.Conformance;

/// <summary>An IRP that reached the bottom of a stack.</summary>
/// <param name="irp">The IRP.</param>
/// <param name="number">Which one the stack saw, from 1.</param>
internal sealed class LowerIrp(Irp irp, int number)
{
    public Irp Irp { get; } = irp;

    public int Number { get; } = number;

    public bool IsPending { get; set; }

    public bool IsCancelable { get; set; }
}
