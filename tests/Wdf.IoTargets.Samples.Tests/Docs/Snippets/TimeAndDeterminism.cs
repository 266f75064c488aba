namespace Wdf.IoTargets.Samples.Tests.Docs.Snippets;

/// <summary>The code of docs/time-and-determinism.md.</summary>
public class TimeAndDeterminism
{
    private const uint IoctlAsk = 0x222000;

    [Fact]
    public void Time_is_simulated()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var ticks = 0;
            var clock = kernel.Spawn("clock", () =>
            {
                for (; ticks < 24; ticks++)
                {
                    kernel.Sleep(TimeSpan.FromHours(1));
                }
            });

            kernel.RunFor(TimeSpan.FromHours(10));      // what is due in ten hours happens now
            Assert.Equal(10, ticks);

            clock.Join();                               // everybody waits: time moves on by itself
            Assert.Equal(TimeSpan.FromHours(24), kernel.Elapsed);
        });
    }

    [Fact]
    public void An_order_is_forced()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            device.OnAny().Pend();
            var driver = WdfDriver.Create(kernel);
            var target = driver.CreateDevice(device.Device).IoTarget!;
            var request = driver.CreateRequest(target);
            target.FormatRequestForIoctl(request, IoctlAsk, null, null, null, null);
            request.SetCompletionRoutine((_, _, in _, _) => { });
            request.Send(target);

            // The canceller is held where it is about to cancel; meanwhile the device completes the request.
            var gate = kernel.HoldAt(KernelStep.RequestCancelling, request);
            var canceller = kernel.Spawn("canceller", () => request.CancelSentRequest());
            kernel.RunUntilIdle();
            Assert.True(gate.IsReached);
            device.CompleteNext();
            gate.Release();
            canceller.Join();

            Assert.Equal(NtStatus.Success, request.Status);
            request.Delete();
        });
    }

    [Fact]
    public async Task Awaited_code()
    {
        using var kernel = new SimulatedKernel();
        await kernel.RunAsync(async () =>
        {
            var device = new ScriptedDriver(kernel);
            device.OnControl(IoctlAsk).Complete(NtStatus.Success).After(TimeSpan.FromSeconds(5));
            var driver = WdfDriver.Create(kernel);
            var target = driver.CreateDevice(device.Device).IoTarget!;
            var request = driver.CreateRequest(target);
            target.FormatRequestForIoctl(request, IoctlAsk, null, null, null, null);

            var result = await request.SendAsync(target);

            Assert.Equal(NtStatus.Success, result.Status);
            Assert.Equal(TimeSpan.FromSeconds(5), kernel.Elapsed);
            request.Delete();
        });
    }

    [Fact]
    public void Random_schedules_and_real_threads()
    {
        using var random = new SimulatedKernel(new SimulatedKernelOptions { Strategy = new RandomStrategy(7) });
        using var threads = new SimulatedKernel(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent });
        random.Run(() => Assert.True(random.IsDeterministic));
        threads.Run(() => Assert.False(threads.IsDeterministic));
    }
}
