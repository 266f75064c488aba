namespace Wdf.IoTargets.Tests.Irps;

public class MdlTests
{
    [Fact]
    public void Allocation_describes_and_does_not_lock()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var mdl = IoManager.AllocateMdl(world.Kernel, new byte[100])!;
            mdl.ByteCount.Should().Be(100);
            mdl.ByteOffset.Should().Be(0);
            mdl.IsLocked.Should().BeFalse();
            mdl.MappedSystemVa.IsEmpty.Should().BeTrue();
            IoManager.FreeMdl(mdl);
        });
    }

    [Fact]
    public void With_an_irp_it_replaces_the_chain_or_is_appended()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = world.Allocate(1);
            var first = IoManager.AllocateMdl(world.Kernel, new byte[1], irp)!;
            var second = IoManager.AllocateMdl(world.Kernel, new byte[2], irp, secondaryBuffer: true)!;
            var third = IoManager.AllocateMdl(world.Kernel, new byte[3], irp, secondaryBuffer: true)!;
            irp.MdlAddress.Should().BeSameAs(first);
            first.Next.Should().BeSameAs(second);
            second.Next.Should().BeSameAs(third);
            IoManager.FreeMdl(first);
            IoManager.FreeMdl(second);
            IoManager.FreeMdl(third);
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void Allocation_locking_and_mapping_can_fail()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var kernel = world.Kernel;
            kernel.FailAllocations(static site => site == AllocationSite.Mdl);
            IoManager.AllocateMdl(kernel, new byte[1]).Should().BeNull();
            kernel.FailAllocations(static site => site is AllocationSite.PageLock or AllocationSite.PageMapping);
            var mdl = IoManager.AllocateMdl(kernel, new byte[1])!;
            mdl.ProbeAndLock(LockOperation.IoReadAccess).Should().Be(NtStatus.InsufficientResources);
            mdl.IsLocked.Should().BeFalse();
            kernel.FailAllocations(static site => site == AllocationSite.PageMapping);
            mdl.ProbeAndLock(LockOperation.IoReadAccess).Should().Be(NtStatus.Success);
            mdl.GetSystemAddress().IsEmpty.Should().BeTrue();
            mdl.Unlock();
            IoManager.FreeMdl(mdl);
        });
    }

    [Fact]
    public void A_mapping_is_made_once_and_shows_the_same_bytes()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var bytes = new byte[4];
            var mdl = IoManager.AllocateMdl(world.Kernel, bytes)!;
            mdl.ProbeAndLock(LockOperation.IoWriteAccess).Should().Be(NtStatus.Success);
            var first = mdl.GetSystemAddress();
            mdl.MdlFlags.Should().HaveFlag(MdlFlags.MappedToSystemVa);
            first.Span[2] = 8;
            mdl.GetSystemAddress().Equals(first).Should().BeTrue();
            bytes.Should().Equal(0, 0, 8, 0);
            mdl.Unlock();
            mdl.MdlFlags.Should().Be(MdlFlags.None);
            IoManager.FreeMdl(mdl);
        });
    }

    [Fact]
    public void Unlocking_unmaps()
    {
        using var world = new IrpWorld();

        world.ViolationOf(() =>
        {
            var mdl = IoManager.AllocateMdl(world.Kernel, new byte[4])!;
            mdl.ProbeAndLock(LockOperation.IoWriteAccess);
            var mapped = mdl.GetSystemAddress();
            mdl.Unlock();
            _ = mapped.Span[0];
        }).Message.Should().Contain("its MDL was unlocked");
    }

    [Fact]
    public void An_mdl_of_non_paged_pool_is_never_locked_and_has_an_address()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var pool = world.Kernel.AllocatePool(8);
            var mdl = IoManager.AllocateMdl(world.Kernel, pool)!;
            mdl.BuildForNonPagedPool();
            mdl.MdlFlags.Should().Be(MdlFlags.SourceIsNonpagedPool);
            mdl.GetSystemAddress().Span[0] = 3;
            pool.Span[0].Should().Be(3);
            IoManager.FreeMdl(mdl);
            world.Kernel.FreePool(pool);
        });
    }

    [Theory]
    [InlineData(10, 20, 20)]
    [InlineData(10, 0, 90)]
    [InlineData(0, 0, 100)]
    public void A_partial_mdl_shares_the_pages_and_length_0_goes_to_the_end(int offset, int length, int count)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var bytes = new byte[100];
            var source = IoManager.AllocateMdl(world.Kernel, bytes)!;
            source.ProbeAndLock(LockOperation.IoWriteAccess);
            var part = IoManager.AllocateMdl(world.Kernel, new byte[100])!;
            part.BuildPartial(source, offset, length);
            part.ByteCount.Should().Be(count);
            part.ByteOffset.Should().Be(offset);
            part.MdlFlags.Should().HaveFlag(MdlFlags.Partial);
            part.GetSystemAddress().Span[0] = 4;
            bytes[offset].Should().Be(4);
            IoManager.FreeMdl(part);
            source.Unlock();
            IoManager.FreeMdl(source);
        });
    }

    [Fact]
    public void The_mapping_of_a_partial_mdl_is_gone_with_that_of_its_source()
    {
        using var world = new IrpWorld();

        world.ViolationOf(() =>
        {
            var source = IoManager.AllocateMdl(world.Kernel, new byte[100])!;
            source.ProbeAndLock(LockOperation.IoWriteAccess);
            source.GetSystemAddress();
            var part = IoManager.AllocateMdl(world.Kernel, new byte[100])!;
            part.BuildPartial(source, 10, 20);
            var mapped = part.GetSystemAddress();
            source.Unlock();
            _ = mapped.Span[0];
        }).Rule.Should().Be("BUFFER_USED_AFTER_COMPLETION");
    }

    [Fact]
    public void A_target_that_is_too_small_is_bug_check_40()
    {
        using var world = new IrpWorld();

        world.ViolationOf(() =>
        {
            var source = IoManager.AllocateMdl(world.Kernel, new byte[20_000])!;
            IoManager.AllocateMdl(world.Kernel, new byte[10])!.BuildPartial(source, 0, 0);
        }).BugCheckCode.Should().Be(0x40);
    }

    [Fact]
    public void Freeing_twice_is_a_violation()
    {
        using var world = new IrpWorld();

        world.ViolationOf(() =>
        {
            var mdl = IoManager.AllocateMdl(world.Kernel, new byte[1])!;
            IoManager.FreeMdl(mdl);
            IoManager.FreeMdl(mdl);
        }).Rule.Should().Be("MDL_FREED_TWICE");
    }
}
