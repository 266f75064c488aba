using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Objects;

public class ContextTests
{
    private sealed class First
    {
        public int Value { get; set; }
    }

    private sealed class Second;

    private static WdfObjectAttributes Of<T>()
        where T : class, new()
    {
        var attributes = new WdfObjectAttributes();
        attributes.SetContextType<T>();
        return attributes;
    }

    [Fact]
    public void A_context_is_found_by_its_type_and_knows_its_object()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfObject.Create(bed.Driver, Of<First>(), out var made);
            var context = made!.GetContext<First>()!;
            context.Value.Should().Be(0);
            made.GetContext<First>().Should().BeSameAs(context);
            made.GetContext<Second>().Should().BeNull();
            WdfObject.FromContext(context).Should().BeSameAs(made);
        });
    }

    [Fact]
    public void Several_contexts_of_different_types_live_beside_each_other()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfObject.Create(bed.Driver, Of<First>(), out var made);
            made!.AllocateContext(Of<Second>(), out var second).Should().Be(NtStatus.Success);
            made.GetContext<Second>().Should().BeSameAs(second);
            made.GetContext<First>().Should().NotBeNull();
        });
    }

    [Fact]
    public void A_type_that_is_present_passes_as_a_success_with_the_existing_context()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfObject.Create(bed.Driver, Of<First>(), out var made);
            var status = made!.AllocateContext(Of<First>(), out var context);
            status.Should().Be(NtStatus.ObjectNameExists);
            status.IsSuccess.Should().BeTrue();
            context.Should().BeSameAs(made.GetContext<First>());
        });
    }

    [Fact]
    public void Identity_is_the_type_info_and_not_its_name()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var one = new WdfObjectContextTypeInfo("same", 1, static () => new First());
            var other = new WdfObjectContextTypeInfo("same", 1, static () => new First());
            WdfObject.Create(bed.Driver, new WdfObjectAttributes { ContextTypeInfo = one }, out var made);
            made!.AllocateContext(new WdfObjectAttributes { ContextTypeInfo = other }, out _).Should().Be(NtStatus.Success);
            made.GetContext(one).Should().NotBeSameAs(made.GetContext(other));
        });
    }

    [Fact]
    public void Misuse_of_allocate_context()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfObject.Create(bed.Driver, null, out var made);
            made!.AllocateContext(null, out _).Should().Be(NtStatus.WdfParentNotSpecified);
            made.AllocateContext(new WdfObjectAttributes(), out _).Should().Be(NtStatus.ObjectNameInvalid);
            var parented = Of<First>();
            parented.ParentObject = bed.Device;
            made.AllocateContext(parented, out _).Should().Be(NtStatus.WdfParentAssignmentNotAllowed);
            bed.Kernel.FailAllocations(s => s == AllocationSite.Context);
            made.AllocateContext(Of<First>(), out _).Should().Be(NtStatus.InsufficientResources);
            bed.Kernel.FailAllocations(null);
            made.GetContext<First>().Should().BeNull();
        });
    }

    [Fact]
    public void Each_context_has_callbacks_of_its_own_called_oldest_first()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var order = new List<string>();
            WdfObjectAttributes With(WdfObjectAttributes attributes, string name)
            {
                attributes.EvtCleanupCallback = _ => order.Add($"{name} cleanup");
                attributes.EvtDestroyCallback = _ => order.Add($"{name} destroy");
                return attributes;
            }

            WdfObject.Create(bed.Driver, With(Of<First>(), "first"), out var made);
            made!.AllocateContext(With(Of<Second>(), "second"), out _);
            made.Delete();
            order.Should().Equal("first cleanup", "second cleanup", "first destroy", "second destroy");
        });
    }

    [Fact]
    public void Contexts_can_be_fetched_in_cleanup_and_destroy()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var seen = new List<int>();
            var attributes = Of<First>();
            attributes.EvtCleanupCallback = o => seen.Add(o.GetContext<First>()!.Value);
            attributes.EvtDestroyCallback = o => seen.Add(o.GetContext<First>()!.Value);
            WdfObject.Create(bed.Driver, attributes, out var made);
            made!.GetContext<First>()!.Value = 7;
            made.Delete();
            seen.Should().Equal(7, 7);
        });
    }

    [Fact]
    public void A_context_of_a_destroyed_object_is_a_violation()
    {
        using var bed = new Bed();
        bed.IsFatal(5, () =>
        {
            WdfObject.Create(bed.Driver, Of<First>(), out var made);
            made!.Delete();
            made.GetContext<First>();
        });
    }

    [Fact]
    public void Something_that_is_no_context_has_no_object()
    {
        var ask = () => WdfObject.FromContext("text");
        ask.Should().Throw<ArgumentException>();
    }
}
