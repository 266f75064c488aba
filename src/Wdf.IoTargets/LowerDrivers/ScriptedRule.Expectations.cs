namespace Wdf.IoTargets;

/// <content>How often the requests of a rule are to come.</content>
public sealed partial class ScriptedRule
{
    private int? _minimum;
    private bool _isExact;
    private int _excess;

    /// <summary>Whether a script that ends without these requests has not been met.</summary>
    public bool IsExpectation => _minimum is not null;

    /// <summary>Whether enough requests have come, and none too many.</summary>
    public bool IsMet
    {
        get
        {
            lock (_conditions)
            {
                return _calls >= (_minimum ?? 0) && _excess == 0;
            }
        }
    }

    /// <summary>
    /// The test expects so many requests that fit: <see cref="ScriptedDriver.Verify"/> and the end of the run report when fewer or more have come.
    /// The rule takes no more than these; further ones go to the next rule, and count as too many when none takes them.
    /// </summary>
    /// <param name="times">How many; 0 for a request that must not come.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule Expected(int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        _minimum = times;
        _isExact = true;
        return Times(times);
    }

    /// <summary>The test expects so many requests that fit, or more.</summary>
    /// <param name="times">How many at least.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule ExpectedAtLeast(int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        _minimum = times;
        _isExact = false;
        return this;
    }

    /// <summary>Whether requests must still come before the expectation behind this one has its turn.</summary>
    internal bool IsWanting
    {
        get
        {
            lock (_conditions)
            {
                return _calls < _minimum;
            }
        }
    }

    /// <summary>What is wrong with how often requests came; null when nothing is.</summary>
    internal string? Shortfall
    {
        get
        {
            lock (_conditions)
            {
                return _minimum is not { } minimum || (_calls >= minimum && _excess == 0)
                    ? null
                    : $"{this}: expected {(_isExact ? string.Empty : "at least ")}{Count(minimum)}, came {Count(_calls + _excess)}.";
            }
        }
    }

    /// <summary>A request that fits came when all expected ones had come.</summary>
    internal bool TakeExcess()
    {
        lock (_conditions)
        {
            if (!_isExact || _calls < _minimum)
            {
                return false;
            }

            _excess++;
            return true;
        }
    }

    private static string Count(int times) => times switch
    {
        0 => "never",
        1 => "once",
        2 => "twice",
        _ => $"{times} times",
    };
}
