namespace Wdf.IoTargets.Tests.Stress;

/// <summary>The same on real threads: whatever the order, every request completes exactly once.</summary>
public class ConcurrentStressTests
{
    private const int Threads = 4;
    private const int RequestsOfEach = 5_000;

    [Fact]
    public void On_real_threads_every_request_completes_exactly_once_and_the_counts_come_back_to_zero()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent });
        var lower = new StressLower(kernel);
        var driver = WdfDriver.Create(kernel);
        var target = driver.CreateDevice(lower.Device).IoTarget!;
        var slots = new List<StressSlot>[Threads];
        kernel.Run(() =>
        {
            var senders = Enumerable.Range(0, Threads).Select(t => kernel.Spawn($"sender {t}", () => slots[t] = SendAll(kernel, driver, target, t))).ToList();
            senders.ForEach(s => s.Join());

            // A delay of the lower driver completes on the clock's thread, which is in no hurry to leave the framework.
            kernel.RunUntil(() => slots.All(static s => s.TrueForAll(static s => s.Request.IsDestroyed)), TimeSpan.FromMinutes(10)).Should().BeTrue();
        });

        var all = slots.SelectMany(s => s).ToList();
        all.Sum(s => s.Accepted).Should().Be(Threads * RequestsOfEach);
        all.Should().OnlyContain(s => s.Accepted == s.Completed && s.CalledTwice == 0 && !s.IsOut);
        target.SentCount.Should().Be(0);
        target.PendedCount.Should().Be(0);
        kernel.Violations.Should().BeEmpty();
    }

    private static List<StressSlot> SendAll(SimulatedKernel kernel, WdfDriver driver, WdfIoTarget target, int thread)
    {
        var random = new Random(thread);
        var freed = new KernelEvent(kernel, KernelEventType.Synchronization);
        var slots = Enumerable.Range(0, 16).Select(_ => new StressSlot(driver.CreateRequest(target), freed)).ToList();
        for (var sent = 0; sent < RequestsOfEach;)
        {
            if (slots.Find(s => !s.IsOut) is not { } slot)
            {
                if (kernel.Wait(freed, KernelTimeout.After(TimeSpan.FromMilliseconds(20))) == NtStatus.Timeout)
                {
                    slots.ForEach(s => s.Request.CancelSentRequest());
                }

                continue;
            }

            if (Send(slot, target, random))
            {
                sent++;
            }

            if (random.Next(3) == 0)
            {
                var victim = slots[random.Next(slots.Count)].Request;
                if (random.Next(2) == 0)
                {
                    victim.CancelSentRequest();
                }
                else
                {
                    victim.Reference();
                    kernel.Post("canceller", () =>
                    {
                        victim.CancelSentRequest();
                        victim.Dereference();
                    });
                }
            }
        }

        while (slots.Exists(s => s.IsOut))
        {
            slots.ForEach(s => s.Request.CancelSentRequest());
            kernel.Wait(freed, KernelTimeout.After(TimeSpan.FromMilliseconds(5)));
        }

        slots.ForEach(s => s.Request.Delete());
        return slots;
    }

    private static bool Send(StressSlot slot, WdfIoTarget target, Random random)
    {
        var answer = random.Next(10) switch
        {
            < 4 => StressAnswer.Inline,
            < 8 => StressAnswer.FromUnit,
            8 => StressAnswer.NeverButCancelable,
            _ => (StressAnswer)random.Next(5),
        };
        var request = slot.Request;
        request.Reuse();
        target.FormatRequestForIoctl(request, StressLower.Code(answer, 1 + random.Next(2)), null, null, null, null);
        request.SetCompletionRoutine(slot.OnCompleted);
        WdfRequestSendOptions? options = random.Next(2) == 0 ? null : WdfRequestSendOptions.WithTimeout(TimeSpan.FromMilliseconds(1));
        slot.OnSending();
        if (!request.Send(target, options))
        {
            slot.OnRefused();
            return false;
        }

        slot.OnAccepted();
        return true;
    }
}
