namespace Wdf.IoTargets;

/// <summary>Parameters.QueryInterface of a stack location.</summary>
public struct QueryInterfaceParameters
{
    private IoParameters _words;

    /// <summary>The query; null when the location carries none.</summary>
    public InterfaceQuery? Query
    {
        readonly get => _words.Extra as InterfaceQuery;
        set => _words.Extra = value;
    }
}
