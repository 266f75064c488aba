namespace Wdf.IoTargets;

/// <content>Custom types: marks that a driver puts on objects. Each is a context of its own.</content>
public partial class WdfObject
{
    /// <summary>Marks the object with a custom type (WdfObjectAddCustomTypeWithData). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <typeparam name="T">The class that names the type; no instance of it is made.</typeparam>
    /// <param name="data">Data to keep with the mark; 0 for none.</param>
    /// <param name="cleanup">Called when the object is being deleted; null for none.</param>
    /// <param name="destroy">Called when the last reference goes; null for none.</param>
    /// <returns>
    /// Success; STATUS_OBJECT_NAME_EXISTS, which passes NT_SUCCESS, when the object has the type: its data stays;
    /// STATUS_DELETE_PENDING; STATUS_INSUFFICIENT_RESOURCES.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/wdfobjectaddcustomtypewithdata"/>
    [Ddi("WdfObjectAddCustomTypeWithData")]
    [Ddi("WdfObjectAddCustomType")]
    public NtStatus AddCustomType<T>(ulong data = 0, EvtWdfObjectContextCleanup? cleanup = null, EvtWdfObjectContextDestroy? destroy = null)
    {
        var attributes = new WdfObjectAttributes
        {
            ContextTypeInfo = WdfCustomType<T>.TypeInfo,
            EvtCleanupCallback = cleanup,
            EvtDestroyCallback = destroy,
        };
        var status = AllocateContext(attributes, out var context);
        if (status == NtStatus.Success)
        {
            ((WdfCustomTypeContext)context!).Data = data;
        }

        return status;
    }

    /// <summary>Whether the object has a custom type (WdfObjectIsCustomType).</summary>
    /// <typeparam name="T">The class that names the type.</typeparam>
    /// <returns>True when it has.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/wdfobjectiscustomtype"/>
    [Ddi("WdfObjectIsCustomType")]
    public bool IsCustomType<T>() => GetContext(WdfCustomType<T>.TypeInfo) is not null;

    /// <summary>The data of a custom type (WdfObjectGetCustomTypeData).</summary>
    /// <typeparam name="T">The class that names the type.</typeparam>
    /// <returns>The data; 0 when the type was added without, or the object does not have it.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/wdfobjectgetcustomtypedata"/>
    [Ddi("WdfObjectGetCustomTypeData")]
    public ulong GetCustomTypeData<T>() => (GetContext(WdfCustomType<T>.TypeInfo) as WdfCustomTypeContext)?.Data ?? 0;
}
