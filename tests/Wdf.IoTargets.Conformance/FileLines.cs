using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <summary>Prints the opening and closing of files: what reaches the top of a stack from the I/O manager itself.</summary>
/// <param name="output">Where to print.</param>
internal sealed class FileLines(Output output) : IStepSink
{
    private Irp? _last;

    /// <summary>Whether an IRP is the I/O manager's own: an open or close, not a request of a driver that happens to have that major function.</summary>
    /// <param name="irp">The IRP.</param>
    /// <returns>True for the I/O manager's own.</returns>
    public static bool IsFileIrp(Irp irp) => irp.Flags.HasFlag(IrpFlags.SynchronousApi);

    /// <inheritdoc/>
    public void OnStep(in StepRecord record)
    {
        // Once for each IRP, where it enters the stack: a device that skips its location sends it on in the same one.
        if (record.Step != KernelStep.IrpCalled || record.Subject is not Irp irp || !IsFileIrp(irp) || ReferenceEquals(irp, _last))
        {
            return;
        }

        _last = irp;
        ref var location = ref irp.GetCurrentIrpStackLocation();
        switch (location.MajorFunction)
        {
            case MajorFunction.Create:
                ref var create = ref location.Parameters.Create;
                output.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"FILE CREATE access={create.DesiredAccess:x8} share={create.ShareAccess:x} disposition={create.Disposition} options={create.Options & 0xFFFFFF:x8}"));
                break;
            case MajorFunction.Cleanup:
                output.Write("FILE CLEANUP");
                break;
            case MajorFunction.Close:
                output.Write("FILE CLOSE");
                break;
        }
    }
}
