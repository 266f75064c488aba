#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Execution levels and synchronization scopes.</content>
public static partial class WdfObjectH
{
    /// <inheritdoc cref="WdfExecutionLevel.Invalid"/>
    public const WdfExecutionLevel WdfExecutionLevelInvalid = WdfExecutionLevel.Invalid;

    /// <inheritdoc cref="WdfExecutionLevel.InheritFromParent"/>
    public const WdfExecutionLevel WdfExecutionLevelInheritFromParent = WdfExecutionLevel.InheritFromParent;

    /// <inheritdoc cref="WdfExecutionLevel.Passive"/>
    public const WdfExecutionLevel WdfExecutionLevelPassive = WdfExecutionLevel.Passive;

    /// <inheritdoc cref="WdfExecutionLevel.Dispatch"/>
    public const WdfExecutionLevel WdfExecutionLevelDispatch = WdfExecutionLevel.Dispatch;

    /// <inheritdoc cref="WdfSynchronizationScope.Invalid"/>
    public const WdfSynchronizationScope WdfSynchronizationScopeInvalid = WdfSynchronizationScope.Invalid;

    /// <inheritdoc cref="WdfSynchronizationScope.InheritFromParent"/>
    public const WdfSynchronizationScope WdfSynchronizationScopeInheritFromParent = WdfSynchronizationScope.InheritFromParent;

    /// <inheritdoc cref="WdfSynchronizationScope.Device"/>
    public const WdfSynchronizationScope WdfSynchronizationScopeDevice = WdfSynchronizationScope.Device;

    /// <inheritdoc cref="WdfSynchronizationScope.Queue"/>
    public const WdfSynchronizationScope WdfSynchronizationScopeQueue = WdfSynchronizationScope.Queue;

    /// <inheritdoc cref="WdfSynchronizationScope.None"/>
    public const WdfSynchronizationScope WdfSynchronizationScopeNone = WdfSynchronizationScope.None;
}
