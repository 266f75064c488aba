namespace Wdf.IoTargets;

/// <summary>What the attributes of one kind of object may set, and the check of them in the framework's order.</summary>
/// <param name="Parent">Whether a parent may, must or must not be given.</param>
/// <param name="LevelSettable">Whether an execution level may be set.</param>
/// <param name="ScopeSettable">Whether a synchronization scope may be set.</param>
internal readonly record struct AttributeRules(ParentRule Parent, bool LevelSettable = false, bool ScopeSettable = false)
{
    /// <summary>For objects that may be given a parent and nothing else.</summary>
    public static readonly AttributeRules OptionalParent = new(ParentRule.Optional);

    /// <summary>Checks attributes. The framework's verifier does not break on any of these.</summary>
    public NtStatus Check(in WdfObjectAttributes? given)
    {
        if (given is not { } a)
        {
            return Parent == ParentRule.Required ? NtStatus.WdfParentNotSpecified : NtStatus.Success;
        }

        if (a.Size != WdfObjectAttributes.StructureSize
            || (a.ContextTypeInfo is { } type && type.Size != WdfObjectContextTypeInfo.StructureSize))
        {
            return NtStatus.InfoLengthMismatch;
        }

        if (!IsContextValid(a))
        {
            return NtStatus.WdfObjectAttributesInvalid;
        }

        if (Parent == ParentRule.Forbidden && a.ParentObject is not null)
        {
            return NtStatus.WdfParentAssignmentNotAllowed;
        }

        if (Parent == ParentRule.Required && a.ParentObject is null)
        {
            return NtStatus.WdfParentNotSpecified;
        }

        return CheckLevelAndScope(a);
    }

    private static bool IsContextValid(in WdfObjectAttributes a)
    {
        if (a.ContextTypeInfo is { } type)
        {
            return !(type.ContextSize > 0 && type.ContextName is null)
                && (a.ContextSizeOverride == 0 || a.ContextSizeOverride >= type.ContextSize);
        }

        return a.ContextSizeOverride == 0;
    }

    private NtStatus CheckLevelAndScope(in WdfObjectAttributes a)
    {
        // A zeroed structure with only its Size set fails here: 0 is no level.
        if (a.ExecutionLevel is < WdfExecutionLevel.InheritFromParent or > WdfExecutionLevel.Dispatch
            || a.SynchronizationScope is < WdfSynchronizationScope.InheritFromParent or > WdfSynchronizationScope.None)
        {
            return NtStatus.WdfObjectAttributesInvalid;
        }

        if (!ScopeSettable && a.SynchronizationScope is not (WdfSynchronizationScope.InheritFromParent or WdfSynchronizationScope.None))
        {
            return NtStatus.WdfSynchronizationScopeInvalid;
        }

        return !LevelSettable && a.ExecutionLevel != WdfExecutionLevel.InheritFromParent
            ? NtStatus.WdfExecutionLevelInvalid
            : NtStatus.Success;
    }
}
