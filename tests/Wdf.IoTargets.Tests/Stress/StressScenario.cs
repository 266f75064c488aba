namespace Wdf.IoTargets.Tests.Stress;

/// <summary>
/// Many requests with random time-outs, cancels, completions and state changes, under one seed. The seed decides the schedule and
/// everything that the actors do, so that it gives the same run each time.
/// </summary>
internal sealed class StressScenario : IDisposable
{
    private const int SlotCount = 12;

    private readonly EventHash _hash = new();
    private readonly SimulatedKernel _kernel;
    private readonly WdfDriver _driver;
    private readonly WdfIoTarget _target;
    private readonly List<StressSlot> _slots = [];
    private readonly int _seed;
    private readonly int _requests;
    private int _synchronous;

    private StressScenario(int seed, int requests)
    {
        _seed = seed;
        _requests = requests;
        _kernel = new SimulatedKernel(new SimulatedKernelOptions
        {
            // Every tenth seed also gives units stacks of their own, so that two-CPU orders come up.
            Strategy = new RandomStrategy(seed, ownStacks: seed % 10 == 9),
            TraceCapacity = 0,
            Sink = _hash,
        });
        var lower = new StressLower(_kernel);
        _driver = WdfDriver.Create(_kernel);
        _target = _driver.CreateDevice(lower.Device).IoTarget!;
    }

    /// <summary>Runs one seed.</summary>
    public static StressResult Run(int seed, int requests)
    {
        using var scenario = new StressScenario(seed, requests);
        string? failure;
        try
        {
            scenario._kernel.Run(scenario.Body);
            failure = scenario.FindMistake();
        }
        catch (Exception e)
        {
            failure = e.ToString();
        }

        return new StressResult(seed, scenario._slots.Sum(s => s.Accepted) + scenario._synchronous, scenario._hash.Value, scenario._hash.Count, failure);
    }

    public void Dispose() => _kernel.Dispose();

    private void Body()
    {
        var freed = new KernelEvent(_kernel, KernelEventType.Synchronization, name: "a free slot");
        for (var i = 0; i < SlotCount; i++)
        {
            _slots.Add(new StressSlot(_driver.CreateRequest(_target), freed));
        }

        var helper = _kernel.Spawn("synchronous sender", SendSynchronously);
        SendAll(new Random(_seed), freed);
        helper.Join();
        _target.Start();
        _kernel.RunFor(TimeSpan.FromSeconds(1));
        CancelAll();
        _kernel.RunFor(TimeSpan.FromSeconds(1));
        foreach (var slot in _slots)
        {
            slot.Request.Delete();
        }
    }

    private void SendAll(Random random, KernelEvent freed)
    {
        var asynchronous = _requests - (_requests / 20);
        for (var sent = 0; sent < asynchronous;)
        {
            var slot = _slots.Find(s => !s.IsOut);
            if (slot is null)
            {
                // A start takes the time-outs of what the target had kept: such a request may need somebody to end it.
                if (_kernel.Wait(freed, KernelTimeout.After(TimeSpan.FromMilliseconds(200))) == NtStatus.Timeout)
                {
                    CancelAll();
                }

                continue;
            }

            if (Send(slot, random))
            {
                sent++;
            }

            Disturb(random);
        }
    }

    private bool Send(StressSlot slot, Random random)
    {
        var answer = (StressAnswer)random.Next(5);
        var request = slot.Request;
        request.Reuse();
        _target.FormatRequestForIoctl(request, StressLower.Code(answer, random.Next(40)), null, null, null, null);
        request.SetCompletionRoutine(slot.OnCompleted);
        var endsByItself = answer != StressAnswer.NeverButCancelable;
        WdfRequestSendOptions? options = endsByItself && random.Next(2) == 0 ? null : WdfRequestSendOptions.WithTimeout(TimeSpan.FromMilliseconds(1 + random.Next(30)));
        if (random.Next(8) == 0 && endsByItself)
        {
            options = new WdfRequestSendOptions(WdfRequestSendOptionsFlags.IgnoreTargetState);
        }

        slot.OnSending();
        if (!request.Send(_target, options))
        {
            slot.OnRefused();
            return false;
        }

        slot.OnAccepted();
        return true;
    }

    // Cancels, now and later, and changes of state.
    private void Disturb(Random random)
    {
        switch (random.Next(40))
        {
            case < 6:
                _slots[random.Next(SlotCount)].Request.CancelSentRequest();
                break;
            case < 12:
                var victim = _slots[random.Next(SlotCount)].Request;
                _kernel.Post("canceller", () => victim.CancelSentRequest(), victim);
                break;
            case 12:
                _target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
                StartLater(random);
                break;
            case 13:
                _target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
                StartLater(random);
                break;
            case 14:
                _kernel.Sleep(TimeSpan.FromMilliseconds(random.Next(20)));
                break;
        }
    }

    private void CancelAll() => _slots.ForEach(static s => s.Request.CancelSentRequest());

    private void StartLater(Random random) =>
        _kernel.Delay(TimeSpan.FromMilliseconds(random.Next(5))).ContinueWith(
            static (_, t) => ((WdfIoTarget)t!).Start(), _target, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private void SendSynchronously()
    {
        var random = new Random(_seed + 1);
        for (var i = 0; i < _requests / 20; i++)
        {
            ulong bytes = 0;
            var code = StressLower.Code((StressAnswer)random.Next(5), random.Next(40));
            _target.SendIoctlSynchronously(null, code, null, null, WdfRequestSendOptions.WithTimeout(TimeSpan.FromMilliseconds(1 + random.Next(30))), ref bytes);
            _synchronous++;
        }
    }

    private string? FindMistake()
    {
        foreach (var slot in _slots)
        {
            if (slot.IsOut || slot.CalledTwice != 0 || slot.Accepted != slot.Completed)
            {
                return $"{slot.Request.Name}: {slot.Accepted} accepted, {slot.Completed} completed, {slot.CalledTwice} called twice{(slot.IsOut ? ", still out" : string.Empty)}";
            }

            if (!slot.Request.IsDestroyed)
            {
                return $"{slot.Request.Name} was not destroyed: {slot.Request.DescribeState()}";
            }
        }

        return _target.SentCount + _target.PendedCount == 0 ? null : $"{_target.Name}: {_target.DescribeState()}";
    }
}
