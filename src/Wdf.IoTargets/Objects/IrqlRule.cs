namespace Wdf.IoTargets;

/// <summary>The IRQL checks that the framework's verifier makes.</summary>
internal static class IrqlRule
{
    /// <summary>Breaks when a DDI is called above its limit; the caller then fails the call. True without the verifier, which alone checks.</summary>
    public static bool Check(SimulatedKernel kernel, Irql maximum, string rule, DdiName ddi = DdiName.None)
    {
        if (kernel.CurrentIrql <= maximum)
        {
            return true;
        }

        kernel.Signals?.CalledAboveLimit?.Invoke(ddi == DdiName.None ? rule : ddi.ToString(), maximum);
        if (!kernel.FrameworkVerifierOn)
        {
            return true;
        }

        kernel.Break($"FxVerifierCheckIrqlLevel-{rule}", $"{(ddi == DdiName.None ? rule : ddi.ToString())} was called at {kernel.CurrentIrql}; its maximum is {maximum}.", "Move the call to a thread or work item that runs at PASSIVE_LEVEL.", null);
        return false;
    }
}
