namespace Wdf.IoTargets.Tests.Kernel;

public class AtTests
{
    [Fact]
    public void The_action_runs_once_and_before_the_step()
    {
        using var kernel = Simulation.Fifo();
        var seen = new List<bool>();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            kernel.At(KernelStep.EventSet, e, () => seen.Add(e.IsSignaled));
            e.Set();
            e.Clear();
            e.Set();
        });

        seen.Should().Equal(false);
    }

    [Fact]
    public void Only_the_named_subject_counts()
    {
        using var kernel = Simulation.Fifo();
        var log = new List<string>();
        kernel.Run(() =>
        {
            var a = new KernelEvent(kernel, KernelEventType.Notification, name: "a");
            var b = new KernelEvent(kernel, KernelEventType.Notification, name: "b");
            kernel.At(KernelStep.EventSet, b, () => log.Add("at b"));
            a.Set();
            log.Add("a was set");
            b.Set();
        });

        log.Should().Equal("a was set", "at b");
    }

    [Fact]
    public void Without_a_subject_the_first_such_step_counts()
    {
        using var kernel = Simulation.Fifo();
        var actor = string.Empty;
        kernel.Run(() =>
        {
            kernel.At(KernelStep.ActorStarted, null, () => actor = KernelActor.Current!.Name);
            kernel.Spawn("first", static () => { });
            kernel.Spawn("second", static () => { });
        });

        actor.Should().Be("first");
    }

    [Fact]
    public void An_exception_of_the_action_does_not_unwind_the_step_and_is_reported_with_it()
    {
        using var kernel = Simulation.Fifo();
        var e = new KernelEvent(kernel, KernelEventType.Notification, name: "answer");
        var failure = kernel.FailureOf(() =>
        {
            kernel.At(KernelStep.EventSet, e, static () => throw new FormatException("bad"));
            e.Set();
        });

        e.IsSignaled.Should().BeTrue();
        failure.Message.Should().StartWith("The action at EventSet of answer threw FormatException: bad");
    }
}
