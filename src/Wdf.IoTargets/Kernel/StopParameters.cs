namespace Wdf.IoTargets;

/// <summary>Parameters of a bug check that are no plain numbers: each the object that it points to, a value, or a word for what stands there.</summary>
internal readonly struct StopParameters
{
    /// <summary>Parameter 1.</summary>
    public object? First { get; init; }

    /// <summary>Parameter 2.</summary>
    public object? Second { get; init; }

    /// <summary>Parameter 3.</summary>
    public object? Third { get; init; }

    /// <summary>Parameter 4.</summary>
    public object? Fourth { get; init; }
}
