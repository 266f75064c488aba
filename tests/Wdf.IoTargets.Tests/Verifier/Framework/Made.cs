namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>Support objects for the drivers of the rules.</summary>
internal static class Made
{
    public static WdfObjectAttributes Below(WdfObject parent, WdfExecutionLevel level = WdfExecutionLevel.InheritFromParent) =>
        new() { ParentObject = parent, ExecutionLevel = level };

    public static WdfSpinLock SpinLock(RuleWorld w)
    {
        WdfSpinLock.Create(w.Driver, null, out var made).Should().Be(NtStatus.Success);
        return made!;
    }

    public static WdfWaitLock WaitLock(RuleWorld w)
    {
        WdfWaitLock.Create(w.Driver, null, out var made).Should().Be(NtStatus.Success);
        return made!;
    }

    public static WdfTimer Timer(RuleWorld w, EvtWdfTimer evt, WdfExecutionLevel level = WdfExecutionLevel.InheritFromParent, WdfObject? parent = null)
    {
        WdfTimer.Create(new WdfTimerConfig(evt), Below(parent ?? w.Device, level), out var made).Should().Be(NtStatus.Success);
        return made!;
    }

    public static WdfDpc Dpc(RuleWorld w, EvtWdfDpc evt)
    {
        WdfDpc.Create(new WdfDpcConfig(evt), Below(w.Device), out var made).Should().Be(NtStatus.Success);
        return made!;
    }

    public static WdfWorkItem WorkItem(RuleWorld w, EvtWdfWorkItem evt)
    {
        WdfWorkItem.Create(new WdfWorkItemConfig(evt), Below(w.Device), out var made).Should().Be(NtStatus.Success);
        return made!;
    }

    public static WdfObject Object(RuleWorld w, WdfObject? parent = null)
    {
        WdfObject.Create(w.Driver, Below(parent ?? w.Driver), out var made).Should().Be(NtStatus.Success);
        return made!;
    }

    public static WdfCollection Collection(RuleWorld w)
    {
        WdfCollection.Create(w.Driver, null, out var made).Should().Be(NtStatus.Success);
        return made!;
    }
}
