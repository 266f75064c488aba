namespace Wdf.IoTargets;

/// <summary>How an object is made (WDF_OBJECT_ATTRIBUTES). A null structure means all defaults.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfobject/ns-wdfobject-_wdf_object_attributes"/>
public struct WdfObjectAttributes
{
    /// <summary>The C structure's size in bytes on x64.</summary>
    public const uint StructureSize = 56;

    /// <summary>Size of the structure; anything but <see cref="StructureSize"/> is refused.</summary>
    public uint Size;

    /// <summary>Called when the object is being deleted; null for none.</summary>
    public EvtWdfObjectContextCleanup? EvtCleanupCallback;

    /// <summary>Called when the last reference goes; null for none.</summary>
    public EvtWdfObjectContextDestroy? EvtDestroyCallback;

    /// <summary>IRQL of callbacks.</summary>
    public WdfExecutionLevel ExecutionLevel;

    /// <summary>What callbacks are serialised with.</summary>
    public WdfSynchronizationScope SynchronizationScope;

    /// <summary>The parent; null for the default one.</summary>
    public WdfObject? ParentObject;

    /// <summary>A larger size for the context than its type has, in bytes; 0 for the type's.</summary>
    public nuint ContextSizeOverride;

    /// <summary>The type of the context; null for no context.</summary>
    public WdfObjectContextTypeInfo? ContextTypeInfo;

    /// <summary>Makes attributes with the defaults of WDF_OBJECT_ATTRIBUTES_INIT.</summary>
    [Ddi("WDF_OBJECT_ATTRIBUTES_INIT")]
    public WdfObjectAttributes()
    {
        Size = StructureSize;
        ExecutionLevel = WdfExecutionLevel.InheritFromParent;
        SynchronizationScope = WdfSynchronizationScope.InheritFromParent;
    }

    /// <summary>Asks for a context of a class.</summary>
    /// <typeparam name="T">The context's class.</typeparam>
    [Ddi("WDF_OBJECT_ATTRIBUTES_SET_CONTEXT_TYPE")]
    [Ddi("WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE")]
    public void SetContextType<T>()
        where T : class, new() => ContextTypeInfo = WdfContext<T>.TypeInfo;
}
