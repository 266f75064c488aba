using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Objects;

public class DeletionTests
{
    private readonly List<string> _order = [];

    private WdfObject Make(Bed bed, string name, WdfObject? parent = null, WdfExecutionLevel level = WdfExecutionLevel.InheritFromParent)
    {
        var attributes = new WdfObjectAttributes
        {
            ParentObject = parent,
            ExecutionLevel = level,
            EvtCleanupCallback = _ => _order.Add($"{name} cleanup"),
            EvtDestroyCallback = _ => _order.Add($"{name} destroy"),
        };
        WdfObject.Create(bed.Driver, attributes, out var made).Should().Be(NtStatus.Success);
        return made!;
    }

    [Fact]
    public void Children_are_cleaned_up_before_their_parent_in_the_order_of_creation_then_all_are_destroyed()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var parent = Make(bed, "parent");
            var first = Make(bed, "first", parent);
            Make(bed, "second", parent);
            Make(bed, "grandchild", first);
            parent.Delete();
            _order.Should().Equal(
                "grandchild cleanup", "first cleanup", "second cleanup", "parent cleanup",
                "grandchild destroy", "first destroy", "second destroy", "parent destroy");
        });
    }

    [Fact]
    public void A_reference_delays_the_destroy_of_a_child_past_its_parent_s()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var parent = Make(bed, "parent");
            var child = Make(bed, "child", parent);
            child.Reference();
            parent.Delete();
            _order.Should().Equal("child cleanup", "parent cleanup", "parent destroy");
            child.Dereference();
            _order.Should().EndWith("child destroy");
        });
    }

    [Fact]
    public void A_reference_on_the_parent_does_not_keep_its_children()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var parent = Make(bed, "parent");
            Make(bed, "child", parent);
            parent.Reference();
            parent.Delete();
            _order.Should().Equal("child cleanup", "parent cleanup", "child destroy");
            parent.Dereference();
            _order.Should().EndWith("parent destroy");
        });
    }

    [Fact]
    public void A_second_delete_is_dropped_while_the_memory_lives()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var made = Make(bed, "it");
            made.Reference();
            made.Delete();
            made.Delete();
            _order.Should().Equal("it cleanup");
            made.Dereference();
            _order.Should().Equal("it cleanup", "it destroy");
        });
    }

    [Fact]
    public void The_last_reference_without_a_delete_is_fatal_for_an_object_of_a_tree_after_its_callbacks()
    {
        using var bed = new Bed();
        bed.IsFatal(7, () => Make(bed, "it").Dereference());
        _order.Should().Equal("it cleanup", "it destroy");
    }

    [Fact]
    public void A_destroyed_handle_is_bad()
    {
        using var bed = new Bed();
        bed.IsFatal(5, () =>
        {
            var made = Make(bed, "it");
            made.Delete();
            made.Reference();
        });
    }

    [Fact]
    public void Above_passive_level_the_deletion_of_a_passive_object_is_deferred()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var made = Make(bed, "it", level: WdfExecutionLevel.Passive);
            var plain = Make(bed, "plain");
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            made.Delete();
            plain.Delete();
            bed.Kernel.LowerIrql(old);
            _order.Should().Equal("plain cleanup", "plain destroy");
            bed.Kernel.RunUntilIdle();
            _order.Should().Equal("plain cleanup", "plain destroy", "it cleanup", "it destroy");
        });
    }

    [Fact]
    public void So_is_the_deletion_of_a_parent_of_one()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var parent = Make(bed, "parent");
            Make(bed, "child", parent, WdfExecutionLevel.Passive);
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            parent.Delete();
            bed.Kernel.LowerIrql(old);
            _order.Should().BeEmpty();
            bed.Kernel.RunUntilIdle();
            _order.Should().HaveCount(4);
        });
    }

    [Fact]
    public void A_deleted_object_takes_no_children_and_no_contexts()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var made = Make(bed, "it");
            made.Reference();
            made.Delete();
            WdfObject.Create(bed.Driver, new WdfObjectAttributes { ParentObject = made }, out var child).Should().Be(NtStatus.DeletePending);
            child.Should().BeNull();
            WdfMemory.Create(bed.Driver, new WdfObjectAttributes { ParentObject = made }, PoolType.NonPagedPoolNx, 0, 4, out _, out _).Should().Be(NtStatus.DeletePending);
            made.Dereference();
        });
    }

    [Theory]
    [InlineData("driver")]
    [InlineData("FDO")]
    [InlineData("default queue")]
    public void What_cannot_be_deleted_breaks_and_stays(string what)
    {
        using var bed = new Bed(Bed.Continuing);
        var queue = bed.Device.CreateDefaultQueue((_, r) => r.Complete(NtStatus.Success));
        bed.Run(() =>
        {
            WdfObject subject = what switch
            {
                "driver" => bed.Driver,
                "FDO" => bed.Device,
                _ => queue,
            };
            subject.Delete();
            subject.IsDeleted.Should().BeFalse();
            bed.Kernel.Violations.Should().ContainSingle();
        });
    }

    [Fact]
    public void An_exception_out_of_a_cleanup_is_kept_and_the_deletion_goes_on()
    {
        using var bed = new Bed();
        var run = () => bed.Kernel.Run(() =>
        {
            var attributes = new WdfObjectAttributes { EvtCleanupCallback = _ => throw new InvalidOperationException("mine"), EvtDestroyCallback = _ => _order.Add("destroy") };
            WdfObject.Create(bed.Driver, attributes, out var made);
            made!.Delete();
        });
        run.Should().Throw<Exception>().Which.Message.Should().Contain("mine");
        _order.Should().Equal("destroy");
    }

    [Fact]
    public void Default_parents()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            Make(bed, "object").Parent.Should().BeSameAs(bed.Driver);
            bed.Memory(1).Parent.Should().BeSameAs(bed.Driver);
            bed.Device.Parent.Should().BeSameAs(bed.Driver);
            bed.Driver.Parent.Should().BeNull();
            WdfLookaside.Create(bed.Driver, null, 8, PoolType.NonPagedPoolNx, null, 0, out var lookaside);
            lookaside!.Parent.Should().BeSameAs(bed.Driver);
        });
    }

    [Fact]
    public void Without_memory_no_object_is_made()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Kernel.FailAllocations(s => s == AllocationSite.Object);
            WdfObject.Create(bed.Driver, null, out var made).Should().Be(NtStatus.InsufficientResources);
            made.Should().BeNull();
        });
    }
}
