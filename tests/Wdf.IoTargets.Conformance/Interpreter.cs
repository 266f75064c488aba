namespace Wdf.IoTargets.Conformance;

/// <summary>Runs the operations of one scenario.</summary>
internal sealed partial class Interpreter
{
    private const string CallbackEcho = "cb> ";

    private readonly SimulatedKernel _kernel;
    private readonly Output _output;
    private readonly WdfDriver _driver;
    private readonly bool _isSupport;
    private readonly Names _names = new();

    // What a request's completion routine runs, and what the event of a queue, target or request runs, by name.
    private readonly Dictionary<string, string> _onComplete = [];
    private readonly Dictionary<string, string> _onEvent = [];

    public Interpreter(SimulatedKernel kernel, Output output, Scenario scenario)
    {
        _kernel = kernel;
        _output = output;
        _isSupport = scenario.IsSupport;
        _driver = MakeDriver(kernel, scenario);
        _lowerLog = new LowerLog(_names, output);
        _names.Add("driver", _driver);
    }

    /// <summary>Runs the lines of a scenario.</summary>
    /// <param name="lines">The lines.</param>
    public void Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _output.Write("> " + line);
            Execute(Operation.Parse(line));
        }
    }

    private void RunText(string text, string echo)
    {
        foreach (var part in Operation.Split(text))
        {
            _output.Write(echo + part);
            Execute(Operation.Parse(part));
        }
    }

    private void Execute(Operation op)
    {
        var isKnown = ExecuteSupport(op)
            || ExecuteSetUp(op)
            || ExecuteObject(op)
            || ExecuteTarget(op)
            || ExecuteFormat(op)
            || ExecuteSend(op)
            || ExecuteRequest(op)
            || ExecuteMemory(op)
            || ExecutePresented(op)
            || ExecuteLower(op)
            || ExecuteThread(op);
        if (!isKnown)
        {
            throw new NotSupportedException($"The operation '{op.Text}' is not known.");
        }
    }

    private static WdfDriver MakeDriver(SimulatedKernel kernel, Scenario scenario)
    {
        var op = scenario.DriverAttributes is { } line ? Operation.Parse(line) : null;
        var attributes = new WdfObjectAttributes { ExecutionLevel = Level(op?.Option("level")), SynchronizationScope = Scope(op?.Option("scope")) };
        var status = WdfDriver.Create(new DriverObject(kernel), attributes, new WdfDriverConfig(null), scenario.MinorVersion, out var driver);
        return status.IsSuccess ? driver! : throw new InvalidOperationException($"The driver could not be made: {status.ToName()}.");
    }

    // As a C driver would: whatever the name stands for is passed, and the framework finds out.
    private T? Handle<T>(string? name)
        where T : WdfObject => name is null ? null : WDFHANDLE_CAST<T>(_names.Handle(name)!);

    private void Print(string text) => _output.Write(text);

    private void PrintStatus(string what, NtStatus status) => _output.Write($"{what} status={Number.Text(status)}");
}
