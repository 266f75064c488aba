namespace Wdf.IoTargets;

/// <summary>One line of a <see cref="ScriptedDriver"/>'s script: which requests it is for, and how they end.</summary>
/// <remarks>Made by <see cref="ScriptedDriver.On(MajorFunction)"/> and its kin. Without an answer of its own a rule completes with success and a full transfer.</remarks>
public sealed partial class ScriptedRule
{
    private readonly MajorFunction? _major;
    private readonly uint? _controlCode;
    private readonly List<Func<SimulatedIo, bool>> _conditions = [];
    private int _matched;
    private int _calls;
    private int? _only;
    private int _limit = int.MaxValue;

    internal ScriptedRule(MajorFunction? major, uint? controlCode)
    {
        _major = major;
        _controlCode = controlCode;
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

    /// <summary>Only requests for which a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule When(Func<SimulatedIo, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        _conditions.Add(condition);
        return this;
    }

    /// <summary>Only one of the requests that fit.</summary>
    /// <param name="number">Which one, counted from 1.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule OnlyCall(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        _only = number;
        return this;
    }

    /// <summary>Only the first requests that fit; later ones go to the next rule.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _limit = count;
        return this;
    }

    /// <summary>Only the first request that fits.</summary>
    /// <returns>The rule.</returns>
    public ScriptedRule Once() => Times(1);

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
            if ((_only is not null && _matched != _only) || _calls >= _limit)
            {
                return false;
            }

            _calls++;
            return true;
        }
    }
}
