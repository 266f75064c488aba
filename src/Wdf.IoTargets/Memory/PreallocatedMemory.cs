namespace Wdf.IoTargets;

/// <summary>Memory over a buffer of the driver's.</summary>
internal sealed class PreallocatedMemory(SimulatedKernel kernel, Memory<byte> buffer) : WdfMemory(kernel, buffer, block: null)
{
    internal override bool NeedsParent => false;

    public override NtStatus AssignBuffer(Memory<byte> buffer, nuint size)
    {
        Enter(DdiName.WdfMemoryAssignBuffer);
        MappedView.NoteUse(buffer);
        if (size == 0)
        {
            return NtStatus.InvalidParameter;
        }

        Replace(Cut(Kernel, buffer, size));
        return NtStatus.Success;
    }
}
