using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Objects;

public class AttributeTests
{
    private static readonly WdfObjectContextTypeInfo Typed = new("typed", 16, static () => new object());

    public static TheoryData<string, WdfObjectAttributes, NtStatus> Cases => new()
    {
        { "all defaults", new(), NtStatus.Success },
        { "wrong size", new() { Size = 55 }, NtStatus.InfoLengthMismatch },
        { "wrong type size", new() { ContextTypeInfo = new WdfObjectContextTypeInfo("x", 1, static () => new object()) { Size = 39 } }, NtStatus.InfoLengthMismatch },
        { "size without name", new() { ContextTypeInfo = new WdfObjectContextTypeInfo(null, 1, static () => new object()) }, NtStatus.WdfObjectAttributesInvalid },
        { "override without type", new() { ContextSizeOverride = 1 }, NtStatus.WdfObjectAttributesInvalid },
        { "override below the type", new() { ContextTypeInfo = Typed, ContextSizeOverride = 15 }, NtStatus.WdfObjectAttributesInvalid },
        { "override above the type", new() { ContextTypeInfo = Typed, ContextSizeOverride = 17 }, NtStatus.Success },
        { "level 0", new() { ExecutionLevel = 0 }, NtStatus.WdfObjectAttributesInvalid },
        { "level 4", new() { ExecutionLevel = (WdfExecutionLevel)4 }, NtStatus.WdfObjectAttributesInvalid },
        { "scope 0", new() { SynchronizationScope = 0 }, NtStatus.WdfObjectAttributesInvalid },
        { "scope 5", new() { SynchronizationScope = (WdfSynchronizationScope)5 }, NtStatus.WdfObjectAttributesInvalid },
        { "scope not settable", new() { SynchronizationScope = WdfSynchronizationScope.Device }, NtStatus.WdfSynchronizationScopeInvalid },
        { "scope none", new() { SynchronizationScope = WdfSynchronizationScope.None }, NtStatus.Success },
        { "level not settable", new() { ExecutionLevel = WdfExecutionLevel.Passive }, NtStatus.WdfExecutionLevelInvalid },
        { "size before level", new() { Size = 1, ExecutionLevel = 0 }, NtStatus.InfoLengthMismatch },
        { "context before level", new() { ContextSizeOverride = 1, ExecutionLevel = WdfExecutionLevel.Passive }, NtStatus.WdfObjectAttributesInvalid },
        { "scope before level", new() { SynchronizationScope = WdfSynchronizationScope.Queue, ExecutionLevel = WdfExecutionLevel.Passive }, NtStatus.WdfSynchronizationScopeInvalid },
        { "zeroed but for the size", new WdfObjectAttributes { ExecutionLevel = 0, SynchronizationScope = 0 }, NtStatus.WdfObjectAttributesInvalid },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Attributes_of_a_request_are_checked_in_order(string why, WdfObjectAttributes attributes, NtStatus expected)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfRequest.Create(bed.Driver, attributes, bed.Target, out var request).Should().Be(expected, why);
            (request is not null).Should().Be(expected.IsSuccess);
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Attributes_of_memory_too(string why, WdfObjectAttributes attributes, NtStatus expected)
    {
        using var bed = new Bed();
        bed.Run(() => WdfMemory.Create(bed.Driver, attributes, PoolType.NonPagedPoolNx, 0, 4, out _, out _).Should().Be(expected, why));
    }

    [Fact]
    public void A_general_object_takes_an_execution_level()
    {
        using var bed = new Bed();
        bed.Run(() => WdfObject.Create(bed.Driver, new WdfObjectAttributes { ExecutionLevel = WdfExecutionLevel.Passive }, out _).Should().Be(NtStatus.Success));
    }

    [Fact]
    public void Driver_and_device_take_level_and_scope_but_no_parent()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var good = new WdfObjectAttributes { ExecutionLevel = WdfExecutionLevel.Passive, SynchronizationScope = WdfSynchronizationScope.Device };
            var parented = new WdfObjectAttributes { ParentObject = bed.Driver };
            WdfDriver.Create(new DriverObject(bed.Kernel), good, new WdfDriverConfig(null), 33, out _).Should().Be(NtStatus.Success);
            WdfDriver.Create(new DriverObject(bed.Kernel), parented, new WdfDriverConfig(null), 33, out _).Should().Be(NtStatus.WdfParentAssignmentNotAllowed);
        });
    }
}
