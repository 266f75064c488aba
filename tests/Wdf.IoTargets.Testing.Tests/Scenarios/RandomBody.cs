namespace Wdf.IoTargets.Testing.Tests.Scenarios;

/// <summary>A small body of threads, units, locks, events, delays and sends, drawn from a seed.</summary>
internal sealed class RandomBody
{
    private readonly List<List<int>> _programs = [];

    public RandomBody(int seed, int threads = 2, int steps = 2)
    {
        var random = new Random(seed);
        for (var t = 0; t < threads; t++)
        {
            _programs.Add([.. Enumerable.Range(0, random.Next(1, steps + 1)).Select(_ => random.Next(8))]);
        }
    }

    public void Run(SimulatedKernel kernel)
    {
        var world = new World(kernel);
        for (var t = 0; t < _programs.Count; t++)
        {
            var program = _programs[t];
            var name = $"thread {t}";
            kernel.Spawn(name, () =>
            {
                for (var i = 0; i < program.Count; i++)
                {
                    world.Do(program[i], $"{name}.{i}");
                }
            });
        }

        kernel.RunFor(TimeSpan.FromMilliseconds(10));
        world.End();
    }

    private sealed class World(SimulatedKernel kernel)
    {
        private readonly KernelEvent _first = new(kernel, KernelEventType.Synchronization, name: "first");
        private readonly KernelEvent _second = new(kernel, KernelEventType.Notification, name: "second");
        private readonly KernelSpinLock _lock = new(kernel, "lock");
        private readonly Bed _bed = new(kernel);
        private readonly List<WdfRequest> _requests = [];

        public void Do(int operation, string name)
        {
            switch (operation)
            {
                case 0:
                    _first.Set();
                    break;
                case 1:
                    _second.Set();
                    break;
                case 2:
                    kernel.Wait(_first, KernelTimeout.After(TimeSpan.FromMilliseconds(1)));
                    break;
                case 3:
                    kernel.Wait(_second, KernelTimeout.After(TimeSpan.FromMilliseconds(2)));
                    break;
                case 4:
                    _lock.Release(_lock.Acquire());
                    break;
                case 5:
                    kernel.Post($"unit of {name}", () => _second.Clear());
                    break;
                case 6:
                    kernel.Sleep(TimeSpan.FromMilliseconds(1));
                    break;
                default:
                    _requests.Add(_bed.Sent());
                    break;
            }
        }

        public void End() => _requests.ForEach(static r => r.Delete());
    }
}
