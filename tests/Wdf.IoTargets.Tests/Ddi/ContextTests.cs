namespace Wdf.IoTargets.Tests.Ddi;

public class ContextTests
{
    [Fact]
    public void A_context_comes_with_its_object() => Run(w =>
    {
        WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE<Counter>(out var attributes);
        WdfRequestCreate(attributes, w.Target, out var request);

        var context = WdfObjectGetTypedContext<Counter>(request);
        context.Value = 7;

        WdfObjectGetTypedContext<Counter>(request).Should().BeSameAs(context);
        WdfObjectGetTypedContextWorker(request, WDF_GET_CONTEXT_TYPE_INFO<Counter>()).Should().BeSameAs(context);
        WdfObjectContextGetObject(context).Should().BeSameAs(request);
        WdfObjectGetTypedContext<Name>(request).Should().BeNull();
    });

    [Fact]
    public void A_further_context_is_added_once() => Run(w =>
    {
        var request = w.NewRequest();
        WDF_OBJECT_ATTRIBUTES_INIT(out var attributes);
        WDF_OBJECT_ATTRIBUTES_SET_CONTEXT_TYPE<Name>(ref attributes);

        WdfObjectAllocateContext(request, attributes, out Name name).Should().Be(STATUS_SUCCESS);
        WdfObjectAllocateContext(request, attributes, out Name again).Should().Be(STATUS_OBJECT_NAME_EXISTS);

        again.Should().BeSameAs(name);
        NT_SUCCESS(STATUS_OBJECT_NAME_EXISTS).Should().BeTrue();
        WdfObjectAllocateContext(request, NULL, NULL).Should().Be(STATUS_WDF_PARENT_NOT_SPECIFIED);
    });

    [Fact]
    public void A_custom_type_marks_an_object_and_keeps_data() => Run(w =>
    {
        var request = w.NewRequest();
        var log = new List<string>();

        WdfObjectAddCustomType<Urgent>(request).Should().Be(STATUS_SUCCESS);
        WdfObjectAddCustomTypeWithData<Owner>(request, 42, _ => log.Add("cleanup"), _ => log.Add("destroy")).Should().Be(STATUS_SUCCESS);

        WdfObjectIsCustomType<Urgent>(request).Should().BeTrue();
        WdfObjectIsCustomType<Name>(request).Should().BeFalse();
        WdfObjectGetCustomTypeData<Owner>(request).Should().Be(42);
        WdfObjectGetCustomTypeData<Urgent>(request).Should().Be(0);
        WdfObjectAddCustomTypeWithData<Owner>(request, 43, NULL, NULL).Should().Be(STATUS_OBJECT_NAME_EXISTS);
        WdfObjectGetCustomTypeData<Owner>(request).Should().Be(42);
        WdfObjectDelete(request);
        log.Should().Equal("cleanup", "destroy");
    });

    [Fact]
    public void References_keep_an_object_until_they_are_dropped() => Run(w =>
    {
        var memory = w.NewMemory();
        WdfObjectReference(memory);
        WdfObjectReferenceWithTag(memory, "tag");

        WdfObjectDelete(memory);
        WdfObjectDereferenceWithTag(memory, "tag");
        WdfMemoryGetBuffer(memory, out var size).Length.Should().Be(16);
        WdfObjectDereference(memory);

        size.Should().Be(16);
        memory.IsDestroyed.Should().BeTrue();
    });

    [Fact]
    public void An_object_without_context_is_found_for_no_address() =>
        new DialectWorld().ViolationOf(_ => WdfObjectContextGetObject(new Counter())).Parameter1.Should().Be(5);

    private static void Run(Action<DialectWorld> body)
    {
        using var world = new DialectWorld();
        world.Run(body);
    }

    private sealed class Counter
    {
        public int Value { get; set; }
    }

    private sealed class Name;

    private sealed class Urgent;

    private sealed class Owner;
}
