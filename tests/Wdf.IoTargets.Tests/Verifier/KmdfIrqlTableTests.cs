namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Methods of the framework that are called above their maximum IRQL.</summary>
public class KmdfIrqlTableTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "KmdfIrql",
            kernel =>
            {
                var world = new RuleWorld(kernel);
                LockCallbacks.InDpc(world, () => world.SendIoctl(Second));
            },
            kernel =>
            {
                var world = new RuleWorld(kernel);
                var workItem = LockCallbacks.NewWorkItem(world, () => world.SendIoctl(Second).Should().Be(NtStatus.Success));
                LockCallbacks.InDpc(world, workItem.Enqueue);
            }
        },
        {
            "KmdfIrql2",
            kernel => MakeStringInCallback(kernel, WdfExecutionLevel.Dispatch),
            kernel => MakeStringInCallback(kernel, WdfExecutionLevel.Passive)
        },
        {
            "WdfRequestSendSyncAtDispatch",
            kernel =>
            {
                var world = new RuleWorld(kernel);
                var request = world.Formatted();
                LockCallbacks.InDpc(world, () => request.Send(world.Target, SecondSynchronously));
            },
            kernel =>
            {
                var world = new RuleWorld(kernel);
                var request = world.Formatted();
                request.SetCompletionRoutine(static (WdfRequest _, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => { });
                LockCallbacks.InDpc(world, () => request.Send(world.Target).Should().BeTrue());
            }
        },
        {
            "WdfRequestSendSyncAtDispatch2",
            kernel =>
            {
                var world = new RuleWorld(kernel);
                var request = world.Formatted();
                WdmWorld.At(kernel, Irql.Apc, () => request.Send(world.Target, SecondSynchronously));
            },
            kernel =>
            {
                var world = new RuleWorld(kernel);
                WdfWaitLock.Create(world.Driver, null, out var guard).Should().Be(NtStatus.Success);
                guard!.Acquire();
                world.Formatted().Send(world.Target, SecondSynchronously).Should().BeTrue();
                guard.Release();
            },
            "WdfRequestSendSyncAtDispatch"
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    [Fact]
    public void A_limit_that_depends_on_the_arguments_is_the_one_of_the_arguments()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var world = new RuleWorld(kernel);
            WdmWorld.At(kernel, Irql.Dispatch, () =>
            {
                world.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
                world.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete);
            });
        });

        var violation = run.Should().Throw<WdfViolationException>().Which.Violation;
        violation.Rule.Should().Be("KmdfIrql");
        violation.Message.Should().Contain("WdfIoTargetStop was called at Dispatch");
    }

    private static WdfRequestSendOptions Second => WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1));

    private static WdfRequestSendOptions SecondSynchronously => WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1), WdfRequestSendOptionsFlags.Synchronous);

    private static void MakeStringInCallback(SimulatedKernel kernel, WdfExecutionLevel level)
    {
        const string name = @"\Device\Rule";
        var world = new RuleWorld(kernel, static init => init.DeviceName = name);
        var config = new WdfIoQueueConfig(WdfIoQueueDispatchType.Sequential, isDefault: true)
        {
            EvtIoDeviceControl = (queue, request, _, _, _) =>
            {
                WdfString.Create(queue.Device.Driver!, default(UnicodeString), null, out _).Should().Be(NtStatus.Success);
                request.Complete(NtStatus.Success);
            },
        };
        var attributes = new WdfObjectAttributes { ExecutionLevel = level, SynchronizationScope = WdfSynchronizationScope.Queue };
        WdfIoQueue.Create(world.Device, config, attributes, out _).Should().Be(NtStatus.Success);
        using var file = new Application(kernel).Open(name);
        file.DeviceIoControl(RuleWorld.Ioctl).Status.Should().Be(NtStatus.Success);
        file.Close();
    }
}
