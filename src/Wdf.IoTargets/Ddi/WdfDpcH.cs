#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfdpc.h</c>: deferred procedure calls.</summary>
public static class WdfDpcH
{
    /// <inheritdoc cref="WdfDpc.Create"/>
    /// <param name="Config">How it is made.</param>
    /// <param name="Attributes">The parent, which is required, and more.</param>
    /// <param name="Dpc">The object.</param>
    public static NtStatus WdfDpcCreate(in WdfDpcConfig? Config, in WdfObjectAttributes? Attributes, out WdfDpc Dpc)
    {
        Dpc = null;
        var status = Check(Config, Attributes);
        return status.IsSuccess ? WdfDpc.Create(Config.GetValueOrDefault(), Attributes, out Dpc) : status;
    }

    /// <summary>Refused, once a parent is given: the object must be asked for.</summary>
    /// <inheritdoc cref="WdfDpc.Create"/>
    public static NtStatus WdfDpcCreate(in WdfDpcConfig? Config, in WdfObjectAttributes? Attributes, NullPointer Dpc)
    {
        var status = Check(Config, Attributes);
        return status.IsSuccess ? Handles.Missing(Attributes.Value.ParentObject, nameof(WdfDpcCreate), nameof(Dpc)) : status;
    }

    /// <inheritdoc cref="WdfDpc.Enqueue"/>
    /// <param name="Dpc">The DPC.</param>
    public static bool WdfDpcEnqueue(WdfDpc Dpc) => Handles.Require(Dpc, nameof(WdfDpcEnqueue), nameof(Dpc)).Enqueue();

    /// <inheritdoc cref="WdfDpc.Cancel"/>
    /// <param name="Dpc">The DPC.</param>
    /// <param name="Wait">Whether to wait, when it was not in the queue, until all DPCs have run that were queued before.</param>
    public static bool WdfDpcCancel(WdfDpc Dpc, bool Wait) => Handles.Require(Dpc, nameof(WdfDpcCancel), nameof(Dpc)).Cancel(Wait);

    /// <inheritdoc cref="WdfDpc.ParentObject"/>
    /// <param name="Dpc">The DPC.</param>
    public static WdfObject WdfDpcGetParentObject(WdfDpc Dpc) => Handles.Enter(Dpc, DdiName.WdfDpcGetParentObject, nameof(Dpc)).ParentObject;

    /// <inheritdoc cref="WdfDpc.KernelDpc"/>
    /// <param name="Dpc">The DPC.</param>
    public static KernelDpc WdfDpcWdmGetDpc(WdfDpc Dpc) => Handles.Enter(Dpc, DdiName.WdfDpcWdmGetDpc, nameof(Dpc)).KernelDpc;

    /// <summary>Says how a DPC is made.</summary>
    /// <param name="Config">The structure.</param>
    /// <param name="EvtDpcFunc">Called for each run; NULL for none.</param>
    public static void WDF_DPC_CONFIG_INIT(out WdfDpcConfig Config, EvtWdfDpc EvtDpcFunc) => Config = new WdfDpcConfig(EvtDpcFunc);

    // The parent comes first: without one the configuration is not looked at.
    private static NtStatus Check(in WdfDpcConfig? config, in WdfObjectAttributes? attributes)
    {
        var status = Serialization.CheckParentHandle(attributes);
        if (status.IsSuccess)
        {
            var parent = Handles.Require(attributes.Value.ParentObject, nameof(WdfDpcCreate), "ParentObject");
            Handles.RequirePointer(config is null, parent, nameof(WdfDpcCreate), "Config");
        }

        return status;
    }
}
