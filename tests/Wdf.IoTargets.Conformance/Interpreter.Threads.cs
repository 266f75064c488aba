using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <content>Threads, time, IRQL.</content>
internal sealed partial class Interpreter
{
    // Virtual time: long enough for everything that a scenario waits for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, KernelThread> _threads = [];
    private readonly Dictionary<string, int> _completions = [];

    private bool ExecuteThread(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "bg":
                Start(name, op.TextBehind(1));
                return true;
            case "join":
                _threads[name].Join();
                _output.Release(_threads[name]);
                return true;
            case "sleep":
                Sleep(TimeSpan.FromMilliseconds(Number.Parse(name)));
                return true;
            case "waitcompletion":
                var count = op.Count > 2 ? (int)Number.Parse(op.Word(2)) : 1;
                _kernel.RunUntil(() => _completions.GetValueOrDefault(name) >= count, Patience);
                return true;
            case "irql" when name == "dispatch":
                _kernel.RaiseIrql(Irql.Dispatch);
                return true;
            case "irql":
                _kernel.LowerIrql(Irql.Passive);
                return true;
            default:
                return false;
        }
    }

    private void Start(string name, string text)
    {
        _threads[name] = _kernel.Spawn(name, () =>
        {
            _output.KeepBack();
            RunText(text, string.Create(CultureInfo.InvariantCulture, $"{name}> "));
        });

        // It runs until it blocks or ends.
        _kernel.RunUntilIdle();
    }

    private void Sleep(TimeSpan time)
    {
        if (_threads.ContainsValue((KernelActor.Current as KernelThread)!))
        {
            _kernel.Sleep(time);
        }
        else
        {
            _kernel.RunFor(time);
        }
    }
}
