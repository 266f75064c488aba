namespace Wdf.IoTargets;

/// <summary>One line of a <see cref="ScriptedDriver"/>'s script: which requests it is for, and how they end.</summary>
/// <remarks>Made by <see cref="ScriptedDriver.On(MajorFunction)"/> and its kin. Without an answer of its own a rule completes with success and a full transfer.</remarks>
public sealed partial class ScriptedRule
{
    private readonly MajorFunction? _major;
    private readonly uint? _controlCode;
    private readonly List<Func<SimulatedIo, bool>> _conditions = [];
    private readonly List<string> _words = [];
    private int _matched;
    private int _calls;
    private Func<int, bool>? _numbers;
    private int _limit = int.MaxValue;

    internal ScriptedRule(MajorFunction? major, uint? controlCode)
    {
        _major = major;
        _controlCode = controlCode;
        Result = MakeResult;
    }

    /// <summary>How many requests the rule has answered, or is to answer.</summary>
    public int Calls
    {
        get
        {
            lock (_conditions)
            {
                return _calls;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _name ?? string.Join(", ", _words.Prepend(
        _major is { } major ? major.ToString()
        : _controlCode is { } code ? $"control {new IoControlCode(code)}"
        : "any request"));

    /// <summary>Whether the request is one of those that the rule is for. Calls conditions of the test, so no lock may be held.</summary>
    internal bool Fits(SimulatedIo io) =>
        (_major is null || io.MajorFunction == _major)
        && (_controlCode is null || io.ControlCode == _controlCode)
        && _conditions.TrueForAll(c => c(io));

    /// <summary>Counts a request that fits, and says whether the rule answers it.</summary>
    internal bool TryTake()
    {
        lock (_conditions)
        {
            _matched++;
            if ((_numbers is not null && !_numbers(_matched)) || _calls >= _limit)
            {
                return false;
            }

            _calls++;
            return true;
        }
    }
}
