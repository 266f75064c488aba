namespace Wdf.IoTargets.Tests.Kernel;

// The one place where real time passes: blocking outside the kernel can be seen in no other way.
public class StallTests
{
    private static readonly SimulatedKernelOptions Impatient = new() { StallLimit = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public void A_body_that_blocks_outside_the_kernel_is_named()
    {
        using var kernel = new SimulatedKernel(Impatient);
        var failure = kernel.FailureOf(static () => _ = new TaskCompletionSource<int>().Task.Result);

        failure.Should().BeOfType<KernelStallException>().Which.Message
            .Should().StartWith("body has run for 0.2 s of real time without a scheduling point")
            .And.Contain(".Result or .Wait()").And.Contain("await request.SendAsync(...)");
    }

    [Fact]
    public async Task An_asynchronous_body_that_blocks_is_named()
    {
        using var kernel = new SimulatedKernel(Impatient);
        var act = () => kernel.RunAsync(async () =>
        {
            await kernel.Delay(Simulation.Ms(1));
            new TaskCompletionSource().Task.Wait();
        });

        await act.Should().ThrowAsync<KernelStallException>().WithMessage("body has run*");
    }

    [Fact]
    public void A_spawned_actor_that_blocks_is_named_and_never_runs_again()
    {
        using var kernel = new SimulatedKernel(Impatient);
        var gate = new TaskCompletionSource();
        var wentOn = false;
        using var backInTheKernel = new ManualResetEventSlim();
        var failure = kernel.FailureOf(() =>
        {
            kernel.Spawn("worker", () =>
            {
                gate.Task.Wait();
                backInTheKernel.Set();
                try
                {
                    kernel.Sleep(Simulation.Ms(1));
                }
                finally
                {
                    wentOn = true;
                }
            }).Join();
        });

        failure.Should().BeOfType<KernelStallException>().Which.Message.Should().StartWith("worker has run for 0.2 s");
        gate.SetResult();
        backInTheKernel.Wait(TestContext.Current.CancellationToken);
        Volatile.Read(ref wentOn).Should().BeFalse();
    }

    [Fact]
    public void A_unit_that_blocks_is_named_and_its_interrupt_is_no_second_failure()
    {
        using var kernel = new SimulatedKernel(Impatient);
        var failure = kernel.FailureOf(() =>
        {
            kernel.Post("dpc", static () => new TaskCompletionSource().Task.Wait());
            kernel.RunUntilIdle();
        });

        failure.Should().BeOfType<KernelStallException>().Which.Message.Should().StartWith("dpc has run");
    }

    [Fact]
    public void The_interrupt_of_a_busy_body_does_not_reach_the_test_framework()
    {
        using var kernel = new SimulatedKernel(Impatient);
        kernel.FailureOf(() =>
        {
            while (!kernel.IsStopped)
            {
            }
        }).Should().BeOfType<KernelStallException>();

        using var never = new ManualResetEvent(false);
        FluentActions.Invoking(() => never.WaitOne(1)).Should().NotThrow();
    }
}
