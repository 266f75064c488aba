using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Stress;

/// <summary>A target has been one thread's alone until a second one comes.</summary>
public class SharedTargetStressTests
{
    private const int Rounds = 4_000;
    private const int SendsOfEach = 12;

    [Fact]
    public void No_request_and_no_count_is_lost_when_a_second_thread_comes_to_a_target()
    {
        using var stack = new InlineStack();
        var (kernel, driver) = (stack.Kernel, stack.Driver);
        WdfIoTarget? target = null;
        var arrived = 0;
        var left = 0;
        var completed = 0;
        kernel.Run(() =>
        {
            var second = kernel.Spawn("second", () =>
            {
                for (var round = 1; round <= Rounds; round++)
                {
                    Spin.Until(() => Volatile.Read(ref arrived) == round);
                    SendAll(target!);
                    Volatile.Write(ref left, round);
                }
            });
            for (var round = 1; round <= Rounds; round++)
            {
                target = stack.NewTarget();
                Send(driver.CreateRequest(target), target);
                Volatile.Write(ref arrived, round);
                SendAll(target);
                Spin.Until(() => Volatile.Read(ref left) == round);
                target.SentCount.Should().Be(0);
            }

            second.Join();
        });
        completed.Should().Be(Rounds * ((2 * SendsOfEach) + 1));

        void SendAll(WdfIoTarget to)
        {
            var request = driver.CreateRequest(to);
            for (var i = 0; i < SendsOfEach; i++)
            {
                request.Reuse();
                Send(request, to);
            }
        }

        void Send(WdfRequest request, WdfIoTarget to)
        {
            to.FormatRequestForIoctl(request, 0x222004, null, null, null, null);
            request.SetCompletionRoutine((_, _, in _, _) => Interlocked.Increment(ref completed));
            request.Send(to).Should().BeTrue();
        }
    }
}
