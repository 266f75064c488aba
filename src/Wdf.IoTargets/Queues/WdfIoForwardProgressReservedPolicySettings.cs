namespace Wdf.IoTargets;

/// <summary>Settings of a policy for reserved requests (WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/ns-wdfio-_wdf_io_forward_progress_reserved_policy_settings"/>
public struct WdfIoForwardProgressReservedPolicySettings
{
    /// <summary>One structure for each policy that has settings.</summary>
    public PolicyUnion Policy;

    /// <summary>One structure for each policy that has settings.</summary>
    public struct PolicyUnion
    {
        /// <summary>Of the policy that lets the driver look at each IRP.</summary>
        public ExaminePolicySettings ExaminePolicy;
    }

    /// <summary>Of the policy that lets the driver look at each IRP.</summary>
    public struct ExaminePolicySettings
    {
        /// <summary>Looks at an IRP.</summary>
        public EvtWdfIoWdmIrpForForwardProgress? EvtIoWdmIrpForForwardProgress;
    }
}
