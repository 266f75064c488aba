namespace Wdf.IoTargets.Tests.Kernel;

public class PoolTests
{
    [Fact]
    public unsafe void A_block_is_zeroed_and_its_address_never_changes()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var pool = kernel.AllocatePool(1000);
            pool.ToArray().Should().OnlyContain(static b => b == 0);
            using var before = pool.Pin();
            GC.Collect();
            using var after = pool.Pin();
            ((nint)after.Pointer).Should().Be((nint)before.Pointer);
            kernel.FreePool(pool);
        });
    }

    [Fact]
    public void Allocation_can_fail()
    {
        using var kernel = Simulation.Fifo();
        kernel.FailAllocations(static site => site == AllocationSite.DriverPool);
        kernel.Run(() => kernel.AllocatePool(1).IsEmpty.Should().BeTrue());
    }

    [Fact]
    public void A_second_free_is_bug_check_C2()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            var pool = kernel.AllocatePool(1);
            kernel.FreePool(pool);
            kernel.FreePool(pool);
        });

        failure.Should().BeOfType<WdfViolationException>().Which.Violation.BugCheckCode.Should().Be(0xC2);
    }

    [Fact]
    public void Use_after_free_is_a_violation_that_says_how_it_was_freed()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            var pool = kernel.AllocatePool(1);
            kernel.FreePool(pool);
            _ = pool.Span[0];
        });

        failure.Should().BeOfType<WdfViolationException>().Which.Message.Should().Contain("it was freed with ExFreePool");
    }

    [Fact]
    public void An_older_span_reads_the_pattern()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() => ReadAfterFree(kernel).Should().Be(0xDD));
    }

    [Fact]
    public void Memory_of_somebody_else_is_refused()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() => FluentActions.Invoking(() => kernel.FreePool(new byte[3])).Should().Throw<ArgumentException>().WithMessage("*no block of this kernel's pool*"));
    }

    private static byte ReadAfterFree(SimulatedKernel kernel)
    {
        var pool = kernel.AllocatePool(4);
        var span = pool.Span;
        kernel.FreePool(pool);
        return span[2];
    }
}
