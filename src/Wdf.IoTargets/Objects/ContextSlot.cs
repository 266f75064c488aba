using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>One context of an object, or just the callbacks of an object without one.</summary>
internal sealed class ContextSlot(WdfObjectContextTypeInfo? type, object? context, EvtWdfObjectContextCleanup? cleanup, EvtWdfObjectContextDestroy? destroy)
{
    private EvtWdfObjectContextCleanup? _cleanup = cleanup;
    private EvtWdfObjectContextDestroy? _destroy = destroy;

    /// <summary>Which object each context belongs to.</summary>
    public static ConditionalWeakTable<object, WdfObject> Owners { get; } = [];

    public WdfObjectContextTypeInfo? Type { get; } = type;

    public object? Context { get; } = context;

    /// <summary>The one that the object was given next.</summary>
    public ContextSlot? Next { get; set; }

    public EvtWdfObjectContextCleanup? TakeCleanup() => Interlocked.Exchange(ref _cleanup, null);

    public EvtWdfObjectContextDestroy? TakeDestroy() => Interlocked.Exchange(ref _destroy, null);
}
