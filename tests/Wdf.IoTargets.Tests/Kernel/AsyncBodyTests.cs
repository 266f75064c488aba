namespace Wdf.IoTargets.Tests.Kernel;

public class AsyncBodyTests
{
    [Fact]
    public async Task A_delay_takes_simulated_time_and_the_body_goes_on_at_passive_level()
    {
        using var kernel = Simulation.Fifo();
        await kernel.RunAsync(async () =>
        {
            await kernel.Delay(TimeSpan.FromHours(2));
            kernel.Elapsed.Should().Be(TimeSpan.FromHours(2));
            kernel.CurrentIrql.Should().Be(Irql.Passive);
            KernelActor.Current!.Name.Should().Be("body");
        });
    }

    [Fact]
    public void The_task_is_complete_on_return()
    {
        using var kernel = Simulation.Fifo();

        kernel.RunAsync(async () => await kernel.Delay(Simulation.Ms(1))).IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task A_cancelled_delay_throws_and_leaves_no_timer()
    {
        using var kernel = Simulation.Fifo();
        await kernel.RunAsync(async () =>
        {
            using var source = new CancellationTokenSource();
            var delay = kernel.Delay(TimeSpan.FromHours(1), source.Token);
            source.Cancel();
            await FluentActions.Awaiting(() => delay).Should().ThrowAsync<OperationCanceledException>();
            kernel.Elapsed.Should().Be(TimeSpan.Zero);
        });
    }

    [Fact]
    public async Task Several_delays_end_by_time()
    {
        using var kernel = Simulation.Fifo();
        var order = new List<int>();
        await kernel.RunAsync(async () =>
        {
            async Task After(int ms)
            {
                await kernel.Delay(Simulation.Ms(ms));
                order.Add(ms);
            }

            await Task.WhenAll(After(30), After(10), After(20));
        });

        order.Should().Equal(10, 20, 30);
    }

    [Fact]
    public async Task Work_that_the_body_did_not_await_still_runs()
    {
        using var kernel = Simulation.Fifo();
        var ran = false;
        await kernel.RunAsync(() =>
        {
            async Task Unawaited()
            {
                await Task.Yield();
                ran = true;
            }

            _ = Unawaited();
            return Task.CompletedTask;
        });

        ran.Should().BeTrue();
    }

    [Fact]
    public async Task The_exception_of_the_body_comes_out_as_it_is()
    {
        using var kernel = Simulation.Fifo();
        var act = () => kernel.RunAsync(async () =>
        {
            await kernel.Delay(Simulation.Ms(1));
            throw new FormatException("bad");
        });

        await act.Should().ThrowAsync<FormatException>();
    }

    [Fact]
    public async Task Awaiting_what_never_comes_gives_the_report_that_says_so()
    {
        using var kernel = Simulation.Fifo();
        var act = () => kernel.RunAsync(() => new TaskCompletionSource().Task);

        var report = (await act.Should().ThrowAsync<KernelDeadlockException>()).Which.Message.ReplaceLineEndings("\n");
        report.Should().StartWith(
            "Deadlock: nothing can run and no timer is armed.\n"
            + "  The body awaits something that is not simulated, or that never comes. Await only what the kernel completes ");
        report.Should().Contain("Task.Delay, Task.Run, sockets and files belong to real time")
            .And.Contain("body waits for what it awaits");
    }

    [Fact]
    public async Task Awaiting_real_time_gives_the_same_report_however_fast_it_is()
    {
        using var finished = new ManualResetEventSlim();
        using var kernel = Simulation.Fifo();
        var act = () => kernel.RunAsync(async () =>
        {
            var foreign = new TaskCompletionSource();
            var thread = new Thread(() =>
            {
                finished.Wait();
                foreign.SetResult();
            });
            thread.Start();
            var wait = AwaitIt(foreign.Task);
            finished.Set();
            thread.Join();
            await wait;
        });

        (await act.Should().ThrowAsync<KernelDeadlockException>()).Which.Message.Should().Contain("not simulated");
    }

    private static async Task AwaitIt(Task task) => await task;
}
