using Wdf.IoTargets.Testing;

namespace Wdf.IoTargets.Samples.Tests.Docs.Snippets;

/// <summary>The code of docs/verifier.md.</summary>
public class VerifierGuide
{
    private const uint IoctlAsk = 0x222000;

    [Fact]
    public void A_bad_driver()
    {
        var violation = Expect.Violation("DoubleCompletion", kernel =>
        {
            using var file = OpenDevice(kernel, request =>
            {
                request.Complete(NtStatus.Success);
                request.Complete(NtStatus.Success);
            });
            file.DeviceIoControl(IoctlAsk);
        });

        Assert.Contains("completed already", violation.Message, StringComparison.Ordinal);
        DocumentOutputTests.ShouldHaveInOrder(violation.ToString(), "verifier.md", "DoubleCompletion:");
    }

    [Fact]
    public void Rules_at_other_levels()
    {
        var options = new SimulatedKernelOptions
        {
            Verifier = VerifierOptions.All
                .With("SyncReqSend", RuleLevel.Error)               // advice by default
                .With("DoubleCompletion", RuleLevel.Warning),       // recorded in kernel.Violations; the run goes on
        };

        using var kernel = new SimulatedKernel(options);
        kernel.Run(() => Assert.Equal(VerifierPreset.All, kernel.Options.Verifier.Preset));
    }

    [Fact]
    public void A_rule_that_may_be_broken_here()
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Verifier = VerifierOptions.All.With("SyncReqSend", RuleLevel.Error) });
        kernel.Run(() =>
        {
            var target = WdfDriver.Create(kernel).CreateDevice(new ScriptedDriver(kernel).Device).IoTarget!;
            ulong bytes = 0;

            using (kernel.Allow("SyncReqSend", because: "this device answers from its own memory"))
            {
                target.SendIoctlSynchronously(null, IoctlAsk, null, null, null, ref bytes);
            }

            Assert.Single(kernel.AllowedViolations);
        });
    }

    [Fact]
    public void What_a_debugger_would_show()
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

            string dump = kernel.Dump(request);     // owner, target, completion routine, the IRP and its stack locations
            Assert.Contains("!wdfkd.wdfrequest", dump, StringComparison.Ordinal);

            device.CompleteNext();
            request.Delete();
        });
    }

    [Fact]
    public void Each_allocation_fails_once()
    {
        IReadOnlyList<AllocationSite> sites = Explore.FailEachAllocation(
            kernel => WdfDriver.Create(kernel).CreateDevice(new ScriptedDriver(kernel).Device).IoTarget!,
            (kernel, target) =>
            {
                ulong bytes = 0;
                target.SendIoctlSynchronously(null, IoctlAsk, null, null, WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1)), ref bytes);
            });

        Assert.NotEmpty(sites);
    }

    private static ApplicationFile OpenDevice(SimulatedKernel kernel, Action<WdfRequest> evtIo)
    {
        var hardware = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Guide" });
        WdfDriver.Create(kernel).CreateDevice(hardware.Device).CreateDefaultQueue((_, request) => evtIo(request));
        return new Application(kernel).Open(@"\Device\Guide");
    }
}
