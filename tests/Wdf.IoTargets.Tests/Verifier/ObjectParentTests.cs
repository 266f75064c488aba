using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Objects without a parent of their own.</summary>
public class ObjectParentTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "ParentObjectCheck",
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                WdfMemory.Create(world.Driver, null, PoolType.NonPagedPoolNx, 0, 64, out _, out _).Should().Be(NtStatus.Success);
                request.Complete(NtStatus.Success);
            }),
            World.Presenting(MajorFunction.Read, static (world, request) =>
            {
                WdfMemory.Create(world.Driver, null, PoolType.NonPagedPoolNx, 0, 64, out var memory, out _).Should().Be(NtStatus.Success);
                memory!.Delete();
                WdfMemory.Create(world.Driver, new WdfObjectAttributes { ParentObject = request }, PoolType.NonPagedPoolNx, 0, 64, out _, out _).Should().Be(NtStatus.Success);
                request.Complete(NtStatus.Success);
            })
        },
        {
            "ParentObjectCheckLock",
            kernel => AddDevice(kernel, static (driver, device) => WdfSpinLock.Create(driver, null, out _)),
            kernel => AddDevice(kernel, static (driver, device) =>
            {
                WdfSpinLock.Create(driver, new WdfObjectAttributes { ParentObject = device }, out _);
                return WdfWaitLock.Create(driver, new WdfObjectAttributes { ParentObject = driver }, out _);
            })
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    [Fact]
    public void A_wait_lock_is_a_lock_too()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => AddDevice(kernel, static (driver, device) => WdfWaitLock.Create(driver, null, out _)));
        kernel.Violations.Select(v => v.Rule).Should().Equal("ParentObjectCheckLock");
    }

    [Fact]
    public void Buffers_of_the_driver_s_own_lookaside_memory_and_what_is_made_while_it_is_loaded_need_none() => World.Broken(World.Presenting(MajorFunction.Read, static (world, request) =>
    {
        WdfMemory.CreatePreallocated(world.Driver, null, new byte[8], 8, out _).Should().Be(NtStatus.Success);
        WdfLookaside.Create(world.Driver, null, 16, PoolType.NonPagedPoolNx, null, 0, out var list).Should().Be(NtStatus.Success);
        list!.CreateMemory(out _).Should().Be(NtStatus.Success);
        request.Complete(NtStatus.Success);
    })).Should().BeEmpty();

    [Fact]
    public void The_body_of_a_test_makes_them_as_DriverEntry_does() => World.Broken(World.With(static world =>
    {
        world.Driver.CreateMemory(8);
        WdfSpinLock.Create(world.Driver, null, out _).Should().Be(NtStatus.Success);
    })).Should().BeEmpty();

    private static void AddDevice(SimulatedKernel kernel, Func<WdfDriver, WdfDevice, NtStatus> make)
    {
        var lower = new ScriptedDriver(kernel);
        var driver = WdfDriver.Create(kernel, (driver, init) =>
        {
            WdfDevice.Create(init, null, out var device).Should().Be(NtStatus.Success);
            return make(driver, device!);
        });
        driver.AddDevice(lower.Device).Should().Be(NtStatus.Success);
    }
}
