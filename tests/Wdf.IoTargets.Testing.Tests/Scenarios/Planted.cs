namespace Wdf.IoTargets.Testing.Tests.Scenarios;

/// <summary>Bodies with one bug each, and their correct twins.</summary>
internal static class Planted
{
    public static Action<SimulatedKernel> ByName(string name) => name switch
    {
        nameof(LostUpdate) => LostUpdate,
        nameof(CancelWithoutReference) => CancelWithoutReference,
        nameof(NeedsTwoCpus) => NeedsTwoCpus,
        nameof(NeedsTwoDelays) => NeedsTwoDelays,
        _ => throw new ArgumentException($"There is no scenario {name}.", nameof(name)),
    };

    /// <summary>Two threads read, come to a point, and write back.</summary>
    public static void LostUpdate(SimulatedKernel kernel)
    {
        var counter = 0;
        var point = PointOf(kernel);
        void Add()
        {
            var read = counter;
            point();
            counter = read + 1;
        }

        kernel.Spawn("first", Add);
        kernel.Spawn("second", Add);
        kernel.RunUntilIdle();
        counter.Should().Be(2);
    }

    /// <summary>The same under a lock.</summary>
    public static void UpdateUnderLock(SimulatedKernel kernel)
    {
        var counter = 0;
        var guard = new KernelSpinLock(kernel, "guard");
        void Add()
        {
            var irql = guard.Acquire();
            counter++;
            guard.Release(irql);
        }

        kernel.Spawn("first", Add);
        kernel.Spawn("second", Add);
        kernel.RunUntilIdle();
        counter.Should().Be(2);
    }

    /// <summary>A request whose completion routine deletes it is cancelled by somebody who holds no reference.</summary>
    public static void CancelWithoutReference(SimulatedKernel kernel) => CancelAgainstCompletion(kernel, holdsReference: false);

    /// <summary>The same with a reference held over the cancellation.</summary>
    public static void CancelWithReference(SimulatedKernel kernel) => CancelAgainstCompletion(kernel, holdsReference: true);

    /// <summary>A unit must be left halfway while the thread beneath it goes on.</summary>
    public static void NeedsTwoCpus(SimulatedKernel kernel)
    {
        var half = false;
        var wasSeenHalf = false;
        var point = PointOf(kernel);
        kernel.Post("device interrupt", () =>
        {
            half = true;
            point();
            half = false;
        });
        point();
        wasSeenHalf |= half;
        kernel.RunUntilIdle();
        wasSeenHalf.Should().BeFalse();
    }

    /// <summary>Three steps must come in an order that takes two skips.</summary>
    public static void NeedsTwoDelays(SimulatedKernel kernel)
    {
        var order = string.Empty;
        var point = PointOf(kernel);
        void Steps(string name)
        {
            order += name;
            point();
            order += name;
            point();
            order += name;
        }

        kernel.Spawn("a", () => Steps("A"));
        kernel.Spawn("b", () => Steps("B"));
        kernel.RunUntilIdle();
        order.Should().NotContain("BAAB");
    }

    /// <summary>Two events waited for in turn: one order leaves both threads waiting.</summary>
    public static void Deadlock(SimulatedKernel kernel)
    {
        var token = new KernelEvent(kernel, KernelEventType.Synchronization, signaled: true, name: "token");
        var other = new KernelEvent(kernel, KernelEventType.Synchronization, signaled: true, name: "other token");
        void Both(KernelEvent first, KernelEvent second)
        {
            kernel.Wait(first, KernelTimeout.Infinite);
            kernel.Wait(second, KernelTimeout.Infinite);
            second.Set();
            first.Set();
        }

        var a = kernel.Spawn("a", () => Both(token, other));
        var b = kernel.Spawn("b", () => Both(other, token));
        a.Join();
        b.Join();
    }

    /// <summary>A point of driver code.</summary>
    public static Action PointOf(SimulatedKernel kernel)
    {
        var own = new KernelEvent(kernel, KernelEventType.Notification, name: "point");
        return () => own.Set();
    }

    private static void CancelAgainstCompletion(SimulatedKernel kernel, bool holdsReference)
    {
        var device = new ScriptedDriver(kernel) { CompleteInline = false };
        var driver = WdfDriver.Create(kernel);
        var target = driver.CreateDevice(device.Device).IoTarget!;
        var request = driver.CreateRequest(target);
        target.FormatRequestForIoctl(request, 0x222000, null, null, null, null).Should().Be(NtStatus.Success);
        request.SetCompletionRoutine(static (r, _, in _, _) => r.Delete());
        if (holdsReference)
        {
            request.Reference();
        }

        request.Send(target).Should().BeTrue();
        request.CancelSentRequest();
        if (holdsReference)
        {
            request.Dereference();
        }
    }
}
