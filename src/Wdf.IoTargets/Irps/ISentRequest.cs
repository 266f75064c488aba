namespace Wdf.IoTargets;

/// <summary>A request that a target of the framework has sent down in an IRP, told when the IRP is back.</summary>
internal interface ISentRequest
{
    /// <summary>The IRP is back with the sender.</summary>
    /// <param name="irp">The IRP.</param>
    /// <param name="thread">The context of the calling thread.</param>
    void OnIrpCameBack(Irp irp, ThreadContext thread);
}
